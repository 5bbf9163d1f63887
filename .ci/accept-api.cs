#:property PublishAot=false
#:property PackAsTool=false

// Writes the public members of the libraries into their PublicAPI.Unshipped.txt: dotnet run .ci/accept-api.cs
// PublicApi holds what every target has, PublicApi/net what .NET has besides. Needs a restored tree (dotnet restore).
// With the folder of a library, that one alone: dotnet run .ci/accept-api.cs src/Unrolled
using System.Diagnostics;
using System.Text.Json;

const string Head = "#nullable enable";

string[] projects = args.Length > 0 ? args : ["src/Unrolled", "src/Unrolled.Weights"];
if (!projects.All(Directory.Exists))
{
    Console.Error.WriteLine("Run it from the root of the repository.");
    return 2;
}

return projects.Max(AcceptProject);

static int AcceptProject(string project)
{
    SortedSet<string> common = MembersOf(project, "netstandard2.1");
    SortedSet<string> net8 = MembersOf(project, "net8.0");
    SortedSet<string> net10 = MembersOf(project, "net10.0");
    if (!common.IsSubsetOf(net8) || !net8.SetEquals(net10))
    {
        IEnumerable<string> odd = common.Except(net8).Concat(net8.Except(net10)).Concat(net10.Except(net8));
        Console.Error.WriteLine("Not in every target that should have it:\n" + string.Join('\n', odd));
        return 1;
    }

    Accept($"{project}/PublicApi", common);
    net8.ExceptWith(common);
    Accept($"{project}/PublicApi/net", net8);
    return 0;
}

// Compiled with an empty list, so that the analyzer names every member as one that is missing in it (RS0016).
static SortedSet<string> MembersOf(string project, string target)
{
    string folder = Directory.CreateTempSubdirectory("accept-api-").FullName;
    try
    {
        File.WriteAllText(Path.Combine(folder, "PublicAPI.Shipped.txt"), Head + "\n");
        File.WriteAllText(Path.Combine(folder, "PublicAPI.Unshipped.txt"), Head + "\n");
        string log = Path.Combine(folder, "log.sarif");
        string[] arguments =
        [
            "build", project, "-f", target, "-c", "Release", "--no-restore", "--no-incremental", "-v", "quiet", "--nologo", "-clp:ErrorsOnly;NoSummary",
            "-p:BuildProjectReferences=false", "-p:TreatWarningsAsErrors=false", $"-p:PublicApiFolder={folder}",
            $"-p:ErrorLog={log}%2cversion=2.1",
        ];
        using Process build = Process.Start("dotnet", arguments);
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            Environment.Exit(build.ExitCode);
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(log));
        var members =
            from result in document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            where result.GetProperty("ruleId").GetString() == "RS0016"
            select result.GetProperty("properties").GetProperty("customProperties").GetProperty("APIName").GetString();
        return new SortedSet<string>(members, StringComparer.Ordinal);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

// A member that was shipped and is gone keeps its line, with the mark of its removal.
static void Accept(string folder, SortedSet<string> members)
{
    string[] shipped = [.. File.ReadLines(Path.Combine(folder, "PublicAPI.Shipped.txt")).Where(line => line != Head)];
    IEnumerable<string> added = members.Except(shipped);
    IEnumerable<string> removed = shipped.Except(members).Select(line => "*REMOVED*" + line);
    string[] lines = [Head, .. added.Concat(removed).Order(StringComparer.Ordinal)];
    File.WriteAllText(Path.Combine(folder, "PublicAPI.Unshipped.txt"), string.Join('\n', lines) + "\n");
    Console.WriteLine($"{folder}: {members.Count} members, {lines.Length - 1} not shipped yet");
}
