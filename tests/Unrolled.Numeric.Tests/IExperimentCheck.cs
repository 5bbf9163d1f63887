using System.Numerics;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>A check that runs in either precision.</summary>
internal interface IExperimentCheck
{
    void Check<T>(Experiment<T> experiment)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Runs the check on an annotated class in the precision of that class.</summary>
    void On(string name)
    {
        AnnotatedModel model = AnnotatedModel.Named(name);
        if (model.Shape.IsDouble)
        {
            Check(new Experiment<double>(model));
        }
        else
        {
            Check(new Experiment<float>(model));
        }
    }
}
