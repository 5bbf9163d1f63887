using Unrolled.Generator.Kernels;
using KernelIndex = Unrolled.Generator.Kernels.Index;

namespace Unrolled.Generator.Lowering;

/// <summary>
/// Runs loops over units several units at a time: inner loops are joined, so what they read from all units is loaded once, and no unit's chain of
/// operations has to be waited for. Each unit's own operations and their order stay.
/// </summary>
internal sealed class UnitTiles
{
    private const string Unit = "j";
    private readonly int _units;

    /// <param name="units">Units at a time.</param>
    public UnitTiles(int units) => _units = units;

    public IReadOnlyList<Statement> Of(IReadOnlyList<Statement> block) =>
        block.Select(s => s is Loop { Variable: Unit, Step: 1 } loop && IsUnitByUnit(loop) ? Tiled(loop) : s.WithBlocks(Of)).ToArray();

    /// <summary>Whether every number that the loop stores is its unit's own.</summary>
    private static bool IsUnitByUnit(Loop loop)
    {
        Store[] stores = KernelVisitor.Walk(loop.Body).OfType<Store>().ToArray();
        return stores.Length > 0 && stores.All(store => store.Target.Index.Terms.Any(term => term.Variable == Unit));
    }

    private Statement Tiled(Loop loop)
    {
        int count = loop.End - loop.Start;
        int tile = Enumerable.Range(1, Math.Min(_units, count)).Last(size => count % size == 0);
        bool isOne = tile == count;
        var copies = new List<IReadOnlyList<Statement>>();
        var names = new HashSet<string>(KernelVisitor.Walk(loop.Body).OfType<Declare>().Select(d => d.Name));
        for (int u = 0; u < tile; u++)
        {
            KernelIndex unit = isOne ? loop.Start + u : KernelIndex.Of(Unit) + u;
            copies.Add(Copy(loop.Body, unit, u == 0 ? name => name : name => names.Contains(name) ? FormattableString.Invariant($"{name}_{u}") : name));
        }

        IReadOnlyList<Statement> joined = Joined(copies);
        return isOne ? new Scope(joined) : loop with { Step = tile, Body = joined };
    }

    private static IReadOnlyList<Statement> Copy(IReadOnlyList<Statement> block, KernelIndex unit, Func<string, string> rename)
    {
        Element Move(Element e) => e with { Index = e.Index.Replace(Unit, unit) };
        Expression Value(Expression e) => e switch
        {
            Element element => Move(element),
            Variable variable => new Variable(rename(variable.Name)),
            _ => e.WithOperands(Value),
        };
        return block.Select(statement => Renamed(statement.WithExpressions(Value, Move), rename).WithBlocks(inner => Copy(inner, unit, rename))).ToArray();
    }

    private static Statement Renamed(Statement statement, Func<string, string> rename) => statement switch
    {
        Declare declare => declare with { Name = rename(declare.Name) },
        Assign assign => assign with { Name = rename(assign.Name) },
        AddTo add => add with { Name = rename(add.Name) },
        _ => statement,
    };

    /// <summary>The copies statement by statement, side by side; their loops become one.</summary>
    private static IReadOnlyList<Statement> Joined(IReadOnlyList<IReadOnlyList<Statement>> copies)
    {
        var joined = new List<Statement>();
        for (int i = 0; i < copies[0].Count; i++)
        {
            Statement[] same = copies.Select(copy => copy[i]).ToArray();
            switch (same[0])
            {
                case Comment comment:
                    joined.Add(comment);
                    break;
                case BlockStatement:
                    joined.Add(same[0].WithBlocks(_ => Joined(same.Select(s => ((BlockStatement)s).Body).ToArray())));
                    break;
                default:
                    joined.AddRange(same);
                    break;
            }
        }

        return joined;
    }
}
