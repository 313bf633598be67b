# bash completion of ceu: the program itself answers.
_ceu() {
    local line word raw rest=$COMP_LINE files='' quote='' i cut
    local words=() candidates=()
    COMPREPLY=()
    # Bash breaks words at "=" and ":"; what was typed without a blank belongs together.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 0)) && [[ -n $rest && $rest != [[:blank:]]* ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        rest=${rest#"${rest%%[![:blank:]]*}"}
        rest=${rest#"$word"}
    done
    raw=${words[${#words[@]} - 1]}
    # Quotes are taken off by hand: nothing that was typed is ever run.
    for i in "${!words[@]}"; do
        words[i]=${words[i]//[\"\'\\]/}
    done
    [[ $raw == [\"\']* ]] && quote=${raw:0:1}
    # What stands before the last break stays on the line, so it is no part of an answer.
    word=${words[${#words[@]} - 1]}
    cut=${word%"${word##*[=:]}"}
    [[ -n $quote ]] && cut=''
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            files=yes
        else
            line=${line%%$'\t'*}
            candidates+=("${line:${#cut}}")
        fi
    done < <(ceu __complete -- "${words[@]:1}" 2>/dev/null)
    if [[ -n $files ]]; then
        compopt -o filenames -o default 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "${word:${#cut}}")
        COMPREPLY+=("${candidates[@]}")
        return
    fi
    for line in "${candidates[@]}"; do
        if [[ $quote == '"' ]]; then
            line=${line//[\\]/\\\\}
            line=${line//[\"]/\\\"}
            line=${line//[\$]/\\\$}
            line=${line//[\`]/\\\`}
        elif [[ -z $quote ]]; then
            printf -v line %q "$line"
            line=${line//\\,/,}
        fi
        COMPREPLY+=("$line")
    done
}
complete -F _ceu ceu
