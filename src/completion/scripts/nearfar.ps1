# Where it returns nothing, PowerShell completes a path itself.
Register-ArgumentCompleter -Native -CommandName nearfar -ScriptBlock {
    param($typed, $ast, $cursor)
    $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | Select-Object -Skip 1 | ForEach-Object { "$_" })
    $lines = @(& nearfar complete '--' @words "+$typed" 2>$null)
    if ($lines[0] -ne 'words') { return }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        $text = if ($value -match '^[\w.,=/-]+$') { $value } else { "'" + ($value -replace "'", "''") + "'" }
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
    }
}
