using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Unrolled.Conformance FOLDER...   (folders with *.json cases of the conformance or the gradients format)");
    return 2;
}

var cases = new List<ReferenceCase>();
var unreadable = new List<CaseResult>();
foreach (string folder in args)
{
    if (!Directory.Exists(folder))
    {
        Console.Error.WriteLine($"{folder}: expected a folder with *.json cases");
        return 2;
    }

    foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
    {
        try
        {
            cases.Add(CaseReader.Read(file));
        }
        catch (CaseFormatException error)
        {
            unreadable.Add(new CaseResult(Path.GetFileNameWithoutExtension(file), Verdict.Wrong, error.Message));
        }
    }
}

CaseResult[] results = [.. unreadable, .. CaseRunner.RunAll(cases)];
foreach (CaseResult result in results.Where(result => result.Verdict != Verdict.Right || result.Reason.Length > 0))
{
    Console.WriteLine(result);
}

int Count(Verdict verdict) => results.Count(result => result.Verdict == verdict);
Console.WriteLine($"right {Count(Verdict.Right)}, wrong {Count(Verdict.Wrong)}, not offered {Count(Verdict.NotOffered)}");
return Count(Verdict.Wrong) > 0 ? 1 : 0;
