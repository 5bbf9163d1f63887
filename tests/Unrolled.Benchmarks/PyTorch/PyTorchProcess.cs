using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.PyTorch;

/// <summary>Debian's Python with its PyTorch (<c>apt-get install python3-torch libopenblas0-pthread</c>), doing forward and backward passes on command.</summary>
internal sealed class PyTorchProcess : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly Process _process;
    private readonly string _script;

    private PyTorchProcess(Process process, string script, string version, string blas) =>
        (_process, _script, Version, Blas) = (process, script, version, blas);

    public string Version { get; }

    /// <summary>The library that its matrix products run on.</summary>
    public string Blas { get; }

    /// <summary>Whether that is a fast one. On the reference BLAS PyTorch is several times slower: a ratio would flatter us.</summary>
    public bool IsFast => Blas != "reference";

    /// <summary>The running process, or null where there is no PyTorch.</summary>
    public static PyTorchProcess? Start()
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        string script = Path.GetTempFileName();
        using (Stream source = typeof(PyTorchProcess).Assembly.GetManifestResourceStream("pytorch_times.py")!)
        using (FileStream file = File.Create(script))
        {
            source.CopyTo(file);
        }

        var start = new ProcessStartInfo(Python)
        {
            ArgumentList = { script },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine()?.Split(' ') is [var version, var blas])
        {
            return new PyTorchProcess(process, script, version, blas);
        }

        process.Dispose();
        File.Delete(script);
        return null;
    }

    /// <summary>Makes a layer with the weights and numbers of a run; every sequence of the batch is the same.</summary>
    /// <returns>h of one sequence, then the gradient by weight_hh of the whole batch.</returns>
    public float[] Open(string key, Subject subject, SubjectRun run, int batch)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = File.Create(path))
            {
                Array.ForEach(Weights(subject, run), tensor => file.Write(MemoryMarshal.AsBytes<float>(tensor)));
                file.Write(MemoryMarshal.AsBytes<float>(Batched(run.Input, subject.Size.Input, batch)));
                file.Write(MemoryMarshal.AsBytes<float>(Batched(run.Targets, subject.Size.Hidden, batch)));
            }

            Shape size = subject.Size;
            string answer = Ask($"open {key} {subject.Cell.ToString().ToLowerInvariant()} {size.Input} {size.Hidden} {size.Steps} {batch} {path}");
            return [.. answer.Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Nanoseconds of one forward and backward pass of the batch.</summary>
    public double Time(string key, int count) => double.Parse(Ask($"time {key} {count}"), CultureInfo.InvariantCulture) * 1e9 / count;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_script);
    }

    private static float[][] Weights(Subject subject, SubjectRun run)
    {
        ParameterLayout layout = subject.Network.Layout;
        float[] Values(string name)
        {
            var values = new float[layout[name].Count];
            layout[name].CopyTo<float>(run.Parameters, values);
            return values;
        }

        float[] bias = Values("bias_l0");
        var recurrentBias = new float[bias.Length];
        if (layout.TryGet("bias_hn_l0", out _))
        {
            Values("bias_hn_l0").CopyTo(recurrentBias, 2 * subject.Size.Hidden);
        }

        return [Values("weight_ih_l0"), Values("weight_hh_l0"), bias, recurrentBias];
    }

    private static float[] Batched(float[] sequence, int width, int batch) =>
        [.. sequence.Chunk(width).SelectMany(row => Enumerable.Repeat(row, batch)).SelectMany(row => row)];

    private string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch ended at '{line}'.");
    }
}
