function __nearfar_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l lines (command nearfar complete -- $words[2..-1] "+$typed" 2>/dev/null)
    set -l flag (string match -r '^--[^=]*=' -- "$typed")
    set -l path (string replace -r '^--[^=]*=' '' -- "$typed")
    switch "$lines[1]"
        case files
            printf '%s\n' "$flag"(__fish_complete_path "$path")
        case folders
            printf '%s\n' "$flag"(__fish_complete_directories "$path" '')
        case '*'
            printf '%s\n' $lines[2..-1]
    end
end
complete -c nearfar -k -f -a '(__nearfar_complete)'
