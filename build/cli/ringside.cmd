@echo off
rem ringside VERB, beside an installed Ringside: by Node.js, else by the application itself.
where node >nul 2>nul
if errorlevel 1 goto application
node "%~dp0ringside.mjs" %*
exit /b %errorlevel%
:application
start "" /b /wait "%~dp0..\..\Ringside.exe" %*
exit /b %errorlevel%
