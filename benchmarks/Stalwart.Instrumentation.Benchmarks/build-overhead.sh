#!/usr/bin/env bash
# Measures what the package adds to a build of the 637-event project: an incremental build without changes, and a full build.
#   with      the package and the catalogue; the generator and the analyzers run
#   sources   the same code without the package: the generated files are part of the project, and the runtime is a plain reference
#   without   neither the package nor generated code: the program records nothing
# The three alternate, so that other load affects all of them; medians in milliseconds. Usage: build-overhead.sh [rounds]
set -euo pipefail
rounds=${1:-15}
repository=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 NUGET_FALLBACK_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages}
version=0.1.0-build.$(date +%s)

dotnet pack "$repository/src/Stalwart.Instrumentation" -c Release -v q --nologo -o "$work/feed" -p:PackageVersion="$version" > /dev/null
echo '<Project />' | tee "$work/Directory.Build.props" "$work/Directory.Build.targets" > "$work/Directory.Packages.props"
echo '<configuration><packageSources><add key="packed" value="feed" /></packageSources></configuration>' > "$work/nuget.config"

project() { # name, items
  mkdir -p "$work/$1"
  cat > "$work/$1/App.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup>$2</ItemGroup>
</Project>
XML
}
record='MailEvents.Auth.Success(Protocol.Imap, Mechanism.Plain); Console.WriteLine(MailEvents.Catalogue.Snapshot().Series.Count);'
class='[Stalwart.Instrumentation.EventCatalogue("events.toml")] internal static partial class MailEvents;'
project with '<PackageReference Include="Stalwart.Instrumentation" Version="'"$version"'" />'
project sources '<Reference Include="../runtime/Stalwart.Instrumentation.dll" />'
project without ''
cp "$repository/events.toml" "$work/with/events.toml"
printf '%s\n%s\n' "$record" "$class" | tee "$work/with/Program.cs" > "$work/sources/Program.cs"
echo 'Console.WriteLine();' > "$work/without/Program.cs"

export NUGET_PACKAGES=$work/cache
dotnet build "$work/with" -v q --nologo -p:EmitCompilerGeneratedFiles=true -p:CompilerGeneratedFilesOutputPath="$work/emitted" > /dev/null
mkdir "$work/runtime"
cp "$work/with/bin/Debug/net10.0/Stalwart.Instrumentation.dll" "$work/runtime/"
cp "$work"/emitted/Stalwart.Instrumentation.Generators/*/*.cs "$work/sources/"
for name in with sources without; do dotnet build "$work/$name" -v q --nologo > /dev/null; done

measure() { # arguments of the build
  for name in with sources without; do : > "$work/$name.times"; done
  for ((i = 0; i < rounds; i++)); do
    for name in with sources without; do
      start=$(date +%s%N)
      dotnet build "$work/$name/App.csproj" -v q --nologo --no-restore "$@" > /dev/null
      echo $((($(date +%s%N) - start) / 1000000)) >> "$work/$name.times"
    done
  done
  for name in with sources without; do sort -n "$work/$name.times" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }' > "$work/$name.median"; done
  awk -v w="$(cat "$work/with.median")" -v s="$(cat "$work/sources.median")" -v o="$(cat "$work/without.median")" \
    'BEGIN { printf "with %d, sources %d (%+.1f %%), without %d (%+.1f %%)\n", w, s, (w / s - 1) * 100, o, (w / o - 1) * 100 }'
}
printf 'build without a change: '; measure
printf 'build of everything:    '; measure --no-incremental
