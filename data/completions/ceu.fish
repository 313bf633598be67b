# fish completion of ceu: the program itself answers.
function __ceu_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answers (ceu __complete -- $words[2..-1] 2>/dev/null)
    if test "$answers[1]" = :files
        __fish_complete_path (commandline -ct)
        return
    end
    printf '%s\n' $answers
end
complete -c ceu -f -a '(__ceu_complete)'
