(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }
_nearfar() {
  local -a lines values
  local line value
  lines=("${(@f)$(command nearfar complete -- "${(@Q)words[2,CURRENT-1]}" "+${(Q)PREFIX}" 2>/dev/null)}")
  case $lines[1] in
    files) compset -P '--*='; _files ;;
    folders) compset -P '--*='; _files -/ ;;
    *)
      for line in "${(@)lines[2,-1]}"; do
        value=${${line%%$'\t'*}//:/\\:}
        [[ $line == *$'\t'* ]] && value+=:${line#*$'\t'}
        values+=("$value")
      done
      (( $#values )) && _describe -V 'nearfar' values
      ;;
  esac
}
compdef _nearfar nearfar
