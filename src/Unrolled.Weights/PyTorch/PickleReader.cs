using System.Buffers.Binary;
using System.Text;

namespace Unrolled.Weights.PyTorch;

/// <summary>Reads the pickle of a <c>state_dict</c>. It knows the few operations and names that one needs, and executes nothing: anything else is an error that names it.</summary>
/// <remarks>Python's pickletools.py describes each operation. A value is a string, a whole number, a double, a bool, null, a list, a dictionary, a storage or a tensor.</remarks>
internal sealed class PickleReader
{
    private readonly string _file;
    private readonly byte[] _bytes;
    private readonly Func<string, string, StorageType?> _storageOf;
    private readonly List<object?> _stack = new();
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<int, object?> _memo = new();
    private int _at;

    private PickleReader(string file, byte[] bytes, Func<string, string, StorageType?> storageOf) => (_file, _bytes, _storageOf) = (file, bytes, storageOf);

    /// <param name="file">What messages call the file.</param>
    /// <param name="bytes">The pickle.</param>
    /// <param name="storageOf">From module and name of a class to the storage's element type; null: it is none.</param>
    public static object? Read(string file, byte[] bytes, Func<string, string, StorageType?> storageOf) => new PickleReader(file, bytes, storageOf).Run();

    private object? Run()
    {
        while (true)
        {
            int start = _at;
            byte operation = Take(1)[0];
            switch ((char)operation)
            {
                case '\x80':
                    byte version = Take(1)[0];
                    if (version is < 2 or > 5)
                    {
                        throw Broken("protocol 2 to 5", FormattableString.Invariant($"protocol {version}"));
                    }

                    break;
                case '\x95':
                    Take(8);
                    break;
                case '.':
                    object? result = Pop();
                    return _stack.Count == 0 ? result : throw Broken("one value", FormattableString.Invariant($"{_stack.Count + 1}"));
                case '(':
                    _marks.Push(_stack.Count);
                    break;
                case '0':
                    Pop();
                    break;
                case 'N':
                    Push(null);
                    break;
                case '\x88':
                    Push(true);
                    break;
                case '\x89':
                    Push(false);
                    break;
                case 'J':
                    Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
                    break;
                case 'K':
                    Push((long)Take(1)[0]);
                    break;
                case 'M':
                    Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                    break;
                case '\x8a':
                    Push(PickledNumber.From(Take(Take(1)[0]), Broken));
                    break;
                case 'G':
                    Push(BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(Take(8))));
                    break;
                case 'X':
                    Push(Text(Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))))));
                    break;
                case '\x8c':
                    Push(Text(Take(Take(1)[0])));
                    break;
                case '}':
                    Push(new PickledDictionary());
                    break;
                case ']':
                    Push(new List<object?>());
                    break;
                case ')':
                    Push(Array.Empty<object?>());
                    break;
                case '\x85':
                    Push(TakeLast(1));
                    break;
                case '\x86':
                    Push(TakeLast(2));
                    break;
                case '\x87':
                    Push(TakeLast(3));
                    break;
                case 't':
                    Push(TakeMarked());
                    break;
                case 'a':
                    object? item = Pop();
                    Top<List<object?>>("a list").Add(item);
                    break;
                case 'e':
                    object?[] items = TakeMarked();
                    Top<List<object?>>("a list").AddRange(items);
                    break;
                case 's':
                    object?[] pair = TakeLast(2);
                    Set(Top<PickledDictionary>("a dictionary"), pair);
                    break;
                case 'u':
                    object?[] pairs = TakeMarked();
                    Set(Top<PickledDictionary>("a dictionary"), pairs);
                    break;
                case 'q':
                    _memo[Take(1)[0]] = Peek();
                    break;
                case 'r':
                    _memo[BinaryPrimitives.ReadInt32LittleEndian(Take(4))] = Peek();
                    break;
                case '\x94':
                    _memo[_memo.Count] = Peek();
                    break;
                case 'h':
                    Push(Remembered(Take(1)[0]));
                    break;
                case 'j':
                    Push(Remembered(BinaryPrimitives.ReadInt32LittleEndian(Take(4))));
                    break;
                case 'c':
                    Push(Global(Line(), Line()));
                    break;
                case '\x93':
                    object?[] names = TakeLast(2);
                    Push(Global(names[0] as string ?? "?", names[1] as string ?? "?"));
                    break;
                case 'Q':
                    Push(PickledStorage.FromId(Pop(), Broken));
                    break;
                case 'R':
                    object?[] arguments = Pop() as object?[] ?? throw Broken("arguments in a tuple", "something else");
                    Push(Call(Pop(), arguments));
                    break;
                case 'b':
                    // The attributes of an OrderedDict: only _metadata, the versions of the modules.
                    Pop();
                    Top<PickledDictionary>("an OrderedDict");
                    break;
                default:
                    throw Broken(
                        "an operation that a state_dict needs",
                        FormattableString.Invariant($"operation 0x{operation:x2} at byte {start}{(operation is (byte)'i' or (byte)'o' or 0x81 or 0x92 ? ", which makes an object of any class" : "")}"));
            }
        }
    }

    private object Global(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => PickledCall.OrderedDictionary,
        ("torch._utils", "_rebuild_tensor_v2" or "_rebuild_tensor") => PickledCall.Tensor,
        ("torch._utils", "_rebuild_parameter") => PickledCall.Parameter,
        ("torch", "Size") => PickledCall.Size,
        _ => _storageOf(module, name) is { } type
            ? type
            : throw Broken(
                "only torch._utils._rebuild_tensor_v2, torch._utils._rebuild_parameter, torch.Size, collections.OrderedDict and storages, as in a state_dict",
                $"{module}.{name}: save model.state_dict() alone"),
    };

    private object? Call(object? function, object?[] arguments)
    {
        switch (function)
        {
            case PickledCall.OrderedDictionary when arguments.Length == 0:
                return new PickledDictionary();
            case PickledCall.OrderedDictionary when arguments.Length == 1 && arguments[0] is List<object?> pairs:
                var dictionary = new PickledDictionary();
                foreach (object? pair in pairs)
                {
                    Set(dictionary, pair as object?[] ?? (pair as List<object?>)?.ToArray() ?? throw Broken("pairs", "something else"));
                }

                return dictionary;
            case PickledCall.Tensor when arguments.Length >= 4:
                return PickledTensor.From(arguments, Broken);
            case PickledCall.Parameter when arguments.Length >= 1 && arguments[0] is PickledTensor parameter:
                return parameter;
            case PickledCall.Size when arguments.Length == 1:
                return arguments[0];
            default:
                throw Broken("a call that a state_dict needs", $"a call of {function ?? "nothing"} with {arguments.Length} arguments");
        }
    }

    private void Set(PickledDictionary dictionary, object?[] pairs)
    {
        if (pairs.Length % 2 != 0)
        {
            throw Broken("keys and values in pairs", "an odd number");
        }

        for (int i = 0; i < pairs.Length; i += 2)
        {
            string key = pairs[i] as string ?? (pairs[i] is long number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : throw Broken("a key that is text or a number", "something else"));
            if (!dictionary.Keys.Add(key))
            {
                throw new WeightsException(_file, key, "a key once", "it twice");
            }

            dictionary.Items.Add((key, pairs[i + 1]));
        }
    }

    private string Line()
    {
        int end = Array.IndexOf(_bytes, (byte)'\n', _at);
        return end < 0 ? throw Broken("a name and the end of its line", "the end of the pickle") : Text(Take(end - _at + 1)).TrimEnd('\n');
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (ArgumentException error)
        {
            throw new WeightsException(_file, "data.pkl", "text in UTF-8", "other bytes", error);
        }
    }

    private int Length(uint length) => length <= (uint)(_bytes.Length - _at) ? (int)length : throw Broken($"{length} more bytes", FormattableString.Invariant($"{_bytes.Length - _at}"));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
        {
            throw Broken(FormattableString.Invariant($"{count} more bytes"), FormattableString.Invariant($"{_bytes.Length - _at}"));
        }

        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Broken("a value on the stack", "none");

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private T Top<T>(string expected)
        where T : class => Peek() as T ?? throw Broken(expected, "something else");

    private int Floor => _marks.Count == 0 ? 0 : _marks.Peek();

    private object?[] TakeLast(int count)
    {
        if (_stack.Count - count < Floor)
        {
            throw Broken(FormattableString.Invariant($"{count} values on the stack"), FormattableString.Invariant($"{_stack.Count - Floor}"));
        }

        object?[] values = _stack.GetRange(_stack.Count - count, count).ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] TakeMarked()
    {
        if (_marks.Count == 0)
        {
            throw Broken("a mark on the stack", "none");
        }

        int start = _marks.Pop();
        object?[] values = _stack.GetRange(start, _stack.Count - start).ToArray();
        _stack.RemoveRange(start, values.Length);
        return values;
    }

    private object? Remembered(int key) => _memo.TryGetValue(key, out object? value) ? value : throw Broken("a value that was remembered", FormattableString.Invariant($"none under {key}"));

    private WeightsException Broken(string expected, string found) => new(_file, FormattableString.Invariant($"data.pkl, byte {_at}"), expected, found);
}
