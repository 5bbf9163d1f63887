namespace Unrolled.Generator.Lowering;

/// <summary>
/// In a loop whose body reads several elements at the same distance from each other, names the part of their offsets that changes once,
/// as a native integer: each read is then one instruction with a constant displacement.
/// </summary>
internal static class OffsetHoisting
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements) => new Pass().Rewrite(statements, inLanes: false);

    /// <summary>Vectors are addressed by native integers; what all lanes read alike is an ordinary element.</summary>
    private static bool IsHoisted(Element element) => element.IsAcrossLanes && !element.Index.IsConstant;

    private sealed class Pass
    {
        private int _names;

        public IReadOnlyList<Statement> Rewrite(IReadOnlyList<Statement> statements, bool inLanes) =>
            statements.Select(s => Rewrite(s, inLanes)).ToArray();

        private Statement Rewrite(Statement statement, bool inLanes)
        {
            switch (statement)
            {
                case Loop loop:
                    bool lanes = inLanes || loop.Lanes > 0;
                    IReadOnlyList<Statement> body = Rewrite(loop.Body, lanes);
                    return loop with { Body = lanes ? Hoist(body) : body };
                case Scope scope:
                    return new Scope(Rewrite(scope.Body, inLanes));
                default:
                    return statement;
            }
        }

        private IReadOnlyList<Statement> Hoist(IReadOnlyList<Statement> body)
        {
            if (body.Any(s => s is Loop or Scope))
            {
                return body;
            }

            var shared = new Dictionary<Index, string>();
            foreach (IGrouping<Index, Element> same in ElementUse.In(body).Where(IsHoisted).Distinct().GroupBy(e => e.Index.Varying))
            {
                if (same.Count() > 1)
                {
                    shared[same.Key] = _names == 0 ? "at" : $"at{_names}";
                    _names++;
                }
            }

            Element Shift(Element e) => IsHoisted(e) && shared.TryGetValue(e.Index.Varying, out string? name)
                ? e with { Index = Index.Of(name) + e.Index.Constant }
                : e;
            return shared.Select(s => (Statement)new Offset(s.Value, s.Key)).Concat(ElementUse.Map(body, Shift)).ToArray();
        }
    }
}
