# fish completion of ceu: the program itself answers.
function __ceu_complete
    set -l words (commandline -opc)
    # The word under the cursor may have an open quote.
    set -l current (commandline -ct | string replace -ra '[\'"\\\\]' '')
    test -n "$current"; or set current ''
    for answer in (ceu __complete -- $words[2..-1] $current 2>/dev/null)
        if test "$answer" = :files
            __fish_complete_path $current
        else
            printf '%s\n' $answer
        end
    end
end
complete -c ceu -f -a '(__ceu_complete)'
