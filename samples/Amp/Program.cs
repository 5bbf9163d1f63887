using System.Globalization;
using Amp;
using Samples;
using Spectre.Console;

// A model of an amplifier from a file of any format, a WAV through it in blocks, as a plugin would run it.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? model = null, input = null;
string output = "amp.wav", picture = "amp.png";
int block = 64, epochs = 100;
double knob = 0.5;
ulong seed = 1;
bool train = false;
try
{
    var options = new OptionReader(args);
    while (options.Next() is { } option)
    {
        switch (option)
        {
            case "--model":
                model = options.Text("a file with weights");
                break;
            case "--input":
                input = options.Text("a WAV file");
                break;
            case "--output":
                output = options.Text("a WAV file");
                break;
            case "--picture":
                picture = options.Text("a PNG file");
                break;
            case "--block":
                block = options.Number(1);
                break;
            case "--knob":
                knob = options.Number(0.0);
                break;
            case "--train":
                train = true;
                break;
            case "--epochs":
                epochs = options.Number(1);
                break;
            case "--seed":
                seed = options.Number(0UL);
                break;
            default:
                throw new UsageException($"Unknown option '{option}'. There are --model, --input, --output, --picture, --block, --knob, --train, --epochs and --seed.");
        }
    }

    if (train && model != null)
    {
        throw new UsageException("--train makes the model, and --model names one: leave one of them out.");
    }

    RecurrentNetwork network = model != null ? WeightsFile.Read(model).ToNetwork() : (train ? Train(epochs, seed) : OwnAmp.CreatePretrained()).ToRecurrentNetwork();
    Play(network, input, output, picture, block, knob, seed);
    return 0;
}
catch (Exception e) when (e is UsageException or WeightsException or InvalidDataException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static OwnAmp Train(int epochs, ulong seed)
{
    OwnAmp? network = null;
    TrainingProgress.Run($"training {nameof(OwnAmp)}, {OwnAmp.ParameterCount} parameters", epochs, progress =>
        network = AmpTraining.Run(epochs, seed, (epoch, loss) => progress.Report(epoch, loss)));
    network!.Export("own.weights.json");
    network!.Export("own.json");
    Console.WriteLine($"error to signal, on other sound: {AmpTraining.ErrorToSignal(network!, seed + 1000):P2}");
    Console.WriteLine("written: own.json for other programs, own.weights.json for this one's next build");
    return network!;
}

static void Play(RecurrentNetwork network, string? input, string output, string picture, int block, double knob, ulong seed)
{
    Sound sound = input != null ? Sound.Read(input) : new Sound([Strings.Play(10, AmpTraining.SampleRate, seed)], AmpTraining.SampleRate, 24);
    var amplifier = new Amplifier(network, sound.Channels.Length, block, knob);
    Console.WriteLine($"{network.Source} ({network.Framework}): {network}; run by {amplifier.Name}; around it: {network.SignalPath}");
    string rate = amplifier.SampleRate == sound.SampleRate ? "" : $", resampled to the model's {amplifier.SampleRate} Hz and back";
    string channels = sound.Channels.Length switch { 1 => "mono", 2 => "stereo", int more => $"{more} channels" };
    string kind = $"{channels}, {sound.Bits} bits{(sound.IsFloat ? " float" : "")}, {sound.SampleRate} Hz{rate}";
    Console.WriteLine($"sound: {input ?? "plucked strings, made by seed"}, {(double)sound.Length / sound.SampleRate:F1} s, {kind}");

    Sound played = sound.Resampled(amplifier.SampleRate);
    played = played with { Channels = [.. played.Channels.Select(channel => channel.ToArray())] };
    Performance performance = Performance.Play(amplifier, played, block);
    Sound result = played.Resampled(sound.SampleRate);
    result.Write(output);
    Picture.Save(picture, network.ToString(), sound, result);

    var table = new Table().Border(TableBorder.Simple).AddColumns("times real time", "worst block", "a block lasts", "bytes allocated");
    table.AddRow(
        performance.RealTime.ToString("F0"), $"{performance.WorstBlock * 1e6:F0} us", $"{performance.BlockSeconds * 1e6:F0} us", performance.Allocated.ToString("N0"));
    AnsiConsole.Write(table);
    Console.WriteLine($"written: {output}, {picture}");
}
