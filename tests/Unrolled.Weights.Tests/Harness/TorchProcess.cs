using System.Diagnostics;

namespace Unrolled.Weights.Tests.Harness;

/// <summary>Runs Fixtures/pytorch.py with a Python that has PyTorch; tests are skipped where there is none.</summary>
internal static class TorchProcess
{
    private static readonly Lazy<string?> Python = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(name => Run(name, "", "-c", "import torch").Code == 0));

    public static string Script { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pytorch.py");

    public static string Run(string input, params string[] arguments)
    {
        Assert.SkipWhen(Python.Value is null, "PyTorch is absent (Debian: python3-torch)");
        (int code, string output, string error) = Run(Python.Value!, input, [Script, .. arguments]);
        Assert.True(code == 0, error);
        return output;
    }

    private static (int Code, string Output, string Error) Run(string name, string input, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "", $"{name} cannot be started");
        }
    }
}
