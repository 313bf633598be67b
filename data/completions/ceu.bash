# bash completion of ceu: the program itself answers.
_ceu() {
    local line candidates=()
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o default 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
            return
        fi
        candidates+=("${line%%$'\t'*}")
    done < <(ceu __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    COMPREPLY=("${candidates[@]}")
}
complete -F _ceu ceu
