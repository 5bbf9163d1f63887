using Unrolled.Generator.Emission;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Emission;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>Every kind of statement, expression and argument is known wherever kinds are told apart: a new one fails here, by its name.</summary>
public sealed class KernelKindTests
{
    /// <summary>What says nothing of names can break no rule.</summary>
    private static readonly string[] NothingToVerify = [nameof(Comment), nameof(LaneBlock)];

    public static TheoryData<string> Statements => [.. KernelKinds.Statements.Select(kind => kind.Name)];

    public static TheoryData<string> VisitedStatements => [.. KernelKinds.Statements.Select(kind => kind.Name)];

    public static TheoryData<string> VerifiedStatements => [.. KernelKinds.Statements.Select(kind => kind.Name).Except(NothingToVerify)];

    public static TheoryData<string> Expressions => [.. KernelKinds.Expressions.Select(kind => kind.Name)];

    public static TheoryData<string> Arguments => [.. KernelKinds.Arguments.Select(kind => kind.Name)];

    [Fact]
    public void There_are_kinds_of_all_three()
    {
        Assert.Contains(typeof(ForEachToken), KernelKinds.Statements);
        Assert.Contains(typeof(LaneTree), KernelKinds.Expressions);
        Assert.Contains(typeof(LargestOf), KernelKinds.Arguments);
    }

    [Theory]
    [MemberData(nameof(VisitedStatements))]
    public void A_statement_shows_its_expressions_to_the_visitor(string kind)
    {
        Statement sample = KernelKinds.Sample<Statement>(kind);
        List<Expression> visited = [];
        Variable other = new("other");
        Element elsewhere = new("elsewhere", 0, Access.Single);
        Statement rewritten = sample.WithExpressions(
            value =>
            {
                visited.Add(value);
                return other;
            },
            target =>
            {
                visited.Add(target);
                return elsewhere;
            });

        IReadOnlyList<Expression> parts = KernelKinds.Parts<Expression>(sample);
        Assert.Equal(parts.ToHashSet(ReferenceEqualityComparer.Instance), visited.ToHashSet(ReferenceEqualityComparer.Instance));
        Assert.All(KernelKinds.Parts<Expression>(rewritten), part => Assert.True(ReferenceEquals(part, other) || ReferenceEquals(part, elsewhere)));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_shows_its_blocks_to_the_visitor(string kind)
    {
        Statement sample = KernelKinds.Sample<Statement>(kind);
        IReadOnlyList<Statement> other = [new Comment("Other.")];

        Assert.Equal(KernelKinds.Parts<IReadOnlyList<Statement>>(sample), sample.Blocks);
        Assert.All(KernelKinds.Parts<IReadOnlyList<Statement>>(sample.WithBlocks(_ => other)), block => Assert.Same(other, block));
        Assert.Equal(1 + sample.Blocks.Count, KernelVisitor.Walk([sample]).Count());
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_shows_its_operands_to_the_visitor(string kind)
    {
        Expression sample = KernelKinds.Sample<Expression>(kind);
        List<Expression> visited = [];
        Variable other = new("other");
        Expression rewritten = sample.WithOperands(operand =>
        {
            visited.Add(operand);
            return other;
        });

        Assert.Equal(KernelKinds.Parts<Expression>(sample), visited);
        Assert.All(KernelKinds.Parts<Expression>(rewritten), part => Assert.Same(other, part));
        Assert.IsType(sample.GetType(), rewritten);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_has_a_text_that_is_read_back(string kind)
    {
        string text = KernelText.Of([KernelKinds.Sample<Statement>(kind)]);

        Assert.IsType(KernelKinds.Sample<Statement>(kind).GetType(), KernelTextReader.Statements(text)[0]);
        Assert.Equal(text, KernelText.Of(KernelTextReader.Statements(text)));
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_has_a_text_that_is_read_back(string kind)
    {
        Expression sample = KernelKinds.Sample<Expression>(kind);

        Assert.Equal(sample, ((Declare)KernelTextReader.Statements($"let a = {KernelText.Of(sample)}").Single()).Value);
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_argument_has_a_text_that_is_read_back(string kind)
    {
        Argument sample = KernelKinds.Sample<Argument>(kind);

        Assert.Equal(sample, ((CallMethod)KernelTextReader.Statements(KernelText.Of([new CallMethod("M", [sample])])).Single()).Arguments.Single());
    }

    [Theory]
    [MemberData(nameof(VerifiedStatements))]
    public void A_statement_is_verified(string kind)
    {
        KernelMethod method = new("M", "", [], [KernelKinds.Sample<Statement>(kind)], [4]);

        Assert.Matches("is not declared|there is no method", Assert.Throws<InvalidOperationException>(() => KernelVerifier.Verify([method])).Message);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_has_a_text_in_CSharp(string kind) => Assert.NotEmpty(Emitted(KernelKinds.Sample<Statement>(kind)));

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_has_a_text_in_CSharp_over_numbers_and_over_lanes(string kind)
    {
        Statement declare = new Declare("a", KernelKinds.Sample<Expression>(kind));

        Assert.Contains("float a = ", Emitted(declare));
        Assert.Contains("V4 a = ", Emitted(new LaneLoop("j", 0, 4, 4, [declare])));
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_argument_has_a_text_in_CSharp(string kind) =>
        Assert.NotEmpty(new OperandText(new KernelNames(AreShort: true)).Of(KernelKinds.Sample<Argument>(kind)));

    [Fact]
    public void Every_bound_has_a_text_that_is_read_back_and_one_in_CSharp() => Assert.All(Enum.GetValues<BoundKind>(), kind =>
    {
        Bound bound = new(kind, kind == BoundKind.Length ? 0 : 4);
        StepLoop loop = new("s", bound, bound, IsDown: false, []);
        StepLoop read = (StepLoop)KernelTextReader.Statements(KernelText.Of([loop])).Single();

        Assert.Equal((loop.From, loop.To, loop.IsDown), (read.From, read.To, read.IsDown));
        Assert.Contains("for (int s = ", Emitted(loop));
    });

    private static string Emitted(Statement statement)
    {
        ModelSpec spec = HandMadeKernel.Lstm().Spec;
        KernelNames names = new(AreShort: true);
        CSharpWriter writer = new();
        new StatementEmission(writer, new ExpressionEmission(spec, names), new LaneTypeEmission([4], "float", names)).Write([statement]);
        return writer.ToString();
    }
}
