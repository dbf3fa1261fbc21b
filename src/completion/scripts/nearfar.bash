# Words are taken from the line: Bash splits them at = and @ as well, and replaces what follows =. Runs in Bash 3.2 of macOS.
_nearfar() {
  local IFS=$'\n' kind value about word typed path before=
  local -a words
  IFS=$' \t' read -ra words <<< "${COMP_LINE:0:COMP_POINT}"
  [[ ${COMP_LINE:0:COMP_POINT} == *[[:blank:]] ]] && words+=('')
  word=${words[${#words[@]} - 1]}
  unset "words[${#words[@]} - 1]"
  [[ $COMP_WORDBREAKS == *=* ]] && before=${word%"${word##*=}"}
  typed=${word//\\/}
  typed=${typed#[\"\']}
  path=${typed#--*=}
  COMPREPLY=()
  while IFS=$'\t' read -r value about; do
    if [[ -z $kind ]]; then
      kind=$value
    else
      [[ $word == [\"\']* ]] || printf -v value %q "$value"
      COMPREPLY+=("${value#"$before"}")
    fi
  done < <(command nearfar complete -- "${words[@]:1}" "+$typed" 2>/dev/null)
  case $kind in
    files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$path")) ;;
    folders) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$path")) ;;
  esac
}
complete -o nosort -F _nearfar nearfar 2>/dev/null || complete -F _nearfar nearfar
