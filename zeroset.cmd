@echo off
rem Runs Zeroset on Windows. Needs a JDK 25 in JAVA_HOME. Builds when there is no build: delete app\target to build anew.
setlocal
set "ROOT=%~dp0"
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo zeroset: set JAVA_HOME to a JDK 25, e.g. after: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
  exit /b 1
)
findstr /b /c:"JAVA_VERSION=\"25" "%JAVA_HOME%\release" >nul || goto wrongjdk
set "MAVEN=mvn"
where mvn >nul 2>nul || set "MAVEN=%ROOT%mvnw.cmd"
if "%~1"=="test" goto test
if not exist "%ROOT%app\target\classpath.txt" (
  echo zeroset: building; the first time fetches libraries and takes minutes 1>&2
  call "%MAVEN%" -B -ntp -q -f "%ROOT%pom.xml" -Dmaven.test.skip=true package || exit /b 1
)
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
if not defined OPT_OUT_TRACKING set "OPT_OUT_TRACKING=true"
rem The class path is longer than a line of set /p can be (1,023 characters): hand it over in an argument file. JavaFX goes to
rem the module path. PowerShell takes both names from the environment, as a path may hold a quote, and writes in the code page in
rem which java reads arguments.
set "ARGUMENTS=%ROOT%app\target\java.args"
powershell -NoProfile -Command "$all = (Get-Content -Raw ($env:ROOT + 'app\target\classpath.txt')).Trim().Split(';'); $fx = $all -match '[\\/]javafx-[^\\/]*$'; $cp = @($env:ROOT + 'app\target\classes') + ($all | Where-Object { $fx -notcontains $_ }); @('--module-path \"' + ($fx -join ';').Replace('\','\\') + '\"', '-cp \"' + ($cp -join ';').Replace('\','\\') + '\"') | Set-Content -Encoding Default $env:ARGUMENTS"
"%JAVA_HOME%\bin\java" -Xmx2g -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:G1PeriodicGCInterval=5000 --enable-native-access=ALL-UNNAMED,javafx.graphics --add-modules=jdk.incubator.vector,javafx.controls --sun-misc-unsafe-memory-access=allow -Dzeroset.root="%ROOT%." -Dai.djl.offline=true %ZEROSET_JAVA_OPTS% @"%ARGUMENTS%" zeroset.app.Main %*
exit /b %ERRORLEVEL%

rem Outside of brackets: a block is expanded before it runs, so its error level would be that of before, and a bracket in a path
rem would end it.
:test
call "%MAVEN%" -B -ntp -f "%ROOT%pom.xml" verify
exit /b %ERRORLEVEL%

:wrongjdk
echo zeroset: JAVA_HOME is %JAVA_HOME%, which is no JDK 25. Install one with: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
exit /b 1
