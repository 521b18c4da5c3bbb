@echo off
rem Runs Maven for this project with the one on the PATH.
where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: Maven 3.8 or newer is missing. Install it ^(choco install maven^) and call this again. 1>&2
  exit /b 1
)
call mvn %*
