using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.JSInterop;

namespace Playground.Workbench;

/// <summary>A source and what becomes of it. Text, form and link are views of one string.</summary>
public sealed partial class GeneratorRoom
{
    private const int ShownLines = 160;
    private const int PauseMilliseconds = 120;
    private const string Room = "generator";

    // What was written stays while the visitor looks at another room.
    private static string s_source = Examples.All[0].Source;

    private readonly CancellationTokenSource _gone = new();
    private Workshop? _workshop;
    private ElementReference _editor;
    private ElementReference _under;
    private string _source = s_source;
    private string _colored = "";
    private string? _code;
    private string _file = "";
    private List<string> _files = [];
    private int _more;
    private ModelText? _model;
    private ModelFacts? _facts;
    private Reading? _reading;
    private double _milliseconds;
    private bool _isWarm;
    private int _version;
    private string _shareText = "Copy a link to this";

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Moved;
        _source = SourceOf(Navigation.Uri) ?? s_source;
        Color();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Js.InvokeVoidAsync("playground.follow", _editor, _under);
            await ChangeAsync(_source, pause: 1);
        }
    }

    private static string? SourceOf(string uri)
    {
        int state = uri.IndexOf($"#{Room}=", StringComparison.Ordinal);
        return state < 0 ? null : SharedSource.Decode(uri[(state + Room.Length + 2)..]);
    }

    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (SourceOf(change.Location) is { } source && source != _source)
        {
            _ = InvokeAsync(() => ChangeAsync(source));
        }
    }

    private Task Type(ChangeEventArgs change) => ChangeAsync(change.Value?.ToString() ?? "", PauseMilliseconds);

    private Task Begin(ChangeEventArgs change) =>
        int.TryParse(change.Value?.ToString(), out int example) ? ChangeAsync(Examples.All[example].Source) : Task.CompletedTask;

    private Task Write(ModelOption option, string? written) => _model is null ? Task.CompletedTask : ChangeAsync(_model.With(option.Name, written));

    private Task ChooseCell(ChangeEventArgs change) =>
        _model is null || change.Value?.ToString() is not { Length: > 0 } cell ? Task.CompletedTask : ChangeAsync(_model.WithCell(cell));

    /// <summary>Another source: its colours at once, its code when the visitor pauses.</summary>
    private async Task ChangeAsync(string source, int pause = 1)
    {
        int version = ++_version;
        long start = Stopwatch.GetTimestamp();
        _source = s_source = source;
        _shareText = "Copy a link to this";
        Color();
        StateHasChanged();
        try
        {
            await Pause(pause);
            _workshop ??= new Workshop();
            Reading reading = await _workshop.ReadAsync(source, () => Pause(1), _gone.Token);
            Take(reading);
            _isWarm = _milliseconds > 0;
            _milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await Js.InvokeVoidAsync("playground.setFragment", $"{Room}={SharedSource.Encode(source)}");
        }
        catch (OperationCanceledException)
        {
            // The visitor left the room, or wrote on.
        }

        StateHasChanged();

        async Task Pause(int milliseconds)
        {
            await Task.Delay(milliseconds);
            if (version != _version || _gone.IsCancellationRequested)
            {
                throw new OperationCanceledException();
            }
        }
    }

    private void Take(Reading reading)
    {
        _reading = reading;
        _files = [.. reading.Generated.Select(Name)];
        _facts = reading.Generated.Select(tree => ModelFacts.Of(tree.ToString())).FirstOrDefault(facts => facts is not null);
        _colored = CodeHtml.Write(reading.Written, int.MaxValue, reading.Findings) + "\n";
        string first = reading.Generated.Where(tree => ModelFacts.Of(tree.ToString()) is not null).Select(Name).FirstOrDefault("");
        Open(_files.Contains(_file) && _file.Length > 0 ? _file : first);
    }

    private static string Name(SyntaxTree tree) => Path.GetFileName(tree.FilePath);

    private void Open(string file) => Show(file, ShownLines);

    private void Whole() => Show(_file, int.MaxValue);

    private void Show(string file, int lines)
    {
        _file = file;
        SyntaxTree? tree = _reading?.Generated.FirstOrDefault(tree => Name(tree) == file);
        _code = tree is null ? null : CodeHtml.Write(tree, CodeHtml.EndOfLine(tree, lines), []);
        _more = tree is null ? 0 : Math.Max(0, tree.GetText().Lines.Count - lines);
    }

    private void Color()
    {
        SyntaxTree tree = Workshop.Tree(_source);
        _model = ModelText.Of(tree);
        _colored = CodeHtml.Write(tree, int.MaxValue, []) + "\n";
    }

    private async Task Show(Finding finding) => await Js.InvokeVoidAsync("playground.select", _editor, finding.Start, finding.Start + finding.Length);

    private async Task Share()
    {
        string link = await Js.InvokeAsync<string>("playground.setFragment", $"{Room}={SharedSource.Encode(_source)}");
        _shareText = await Js.InvokeAsync<bool>("playground.copy", link) ? "Copied" : "The link is in the address bar";
    }

    private async Task Download()
    {
        string? text = _reading?.Generated.FirstOrDefault(tree => Name(tree) == _file)?.ToString();
        if (text is not null)
        {
            await Js.InvokeVoidAsync("playground.download", _file, "text/plain", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        }
    }
}
