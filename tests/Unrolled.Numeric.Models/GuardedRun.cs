using System.Numerics;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Models;

/// <summary>Every member of a class with every span between guard pages: what it computes is what <see cref="Fingerprint"/> hashes.</summary>
internal static class GuardedRun
{
    public static string Of(AnnotatedModel model, bool atEnd) =>
        model.Shape.IsDouble ? Of(new Experiment<double>(model), atEnd) : Of(new Experiment<float>(model), atEnd);

    private static string Of<T>(Experiment<T> experiment, bool atEnd)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var memory = new GuardedMemory(atEnd);
        GeneratedMembers<T> members = experiment.Members;
        ReadOnlySpan<T> parameters = memory.Copy<T>(experiment.Parameters);
        ReadOnlySpan<T> input = memory.Copy<T>(experiment.Input);

        // A stream, and a sequence from rest: the hash does not hold them, the pages do.
        Span<T> stream = memory.Copy<T>(experiment.State);
        Span<T> y = memory.Zeros<T>(members.OutputSize);
        members.Step(parameters, stream, memory.Copy(input[..members.InputSize]), y);
        members.Process(parameters, stream, memory.Copy(input[..members.InputSize]), y);
        members.ForwardFromRest(parameters, input, memory.Zeros<T>(members.OutputLength));

        Span<T> state = memory.Copy<T>(experiment.State);
        Span<T> outputs = memory.Zeros<T>(members.OutputLength);
        members.Forward(parameters, state, input, outputs);

        Span<T> finalState = memory.Copy<T>(experiment.State);
        Span<T> tape = memory.Zeros<T>(members.TapeLength);
        Span<T> logits = memory.Zeros<T>(members.OutputLength);
        members.ForwardLogits(parameters, finalState, input, logits, tape);

        Span<T> stateGradient = memory.Copy<T>(experiment.FinalStateGradient);
        Span<T> inputGradient = memory.Zeros<T>(members.InputLength);
        Span<T> parameterGradient = memory.Zeros<T>(members.ParameterLength);
        members.Backward(parameters, input, tape, memory.Copy<T>(experiment.LogitGradient), parameterGradient, inputGradient, stateGradient);
        return Fingerprint.Of<T>([outputs.ToArray(), state.ToArray(), logits.ToArray(), finalState.ToArray(), parameterGradient.ToArray(), inputGradient.ToArray(), stateGradient.ToArray()]);
    }
}
