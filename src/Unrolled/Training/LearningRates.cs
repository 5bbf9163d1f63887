namespace Unrolled;

/// <summary>The learning rate of a step, counted from 0.</summary>
public delegate double LearningRateSchedule(long step);

/// <summary>Schedules of the learning rate, the same bits everywhere.</summary>
public static class LearningRates
{
    /// <summary>Always the same.</summary>
    public static LearningRateSchedule Constant(double rate) => _ => rate;

    /// <summary>In a straight line from one rate to another, then that one.</summary>
    public static LearningRateSchedule Linear(double from, double to, long steps) => step => from + ((to - from) * Share(step, steps));

    /// <summary>Along half a cosine from one rate to another, then that one (Loshchilov and Hutter 2017).</summary>
    public static LearningRateSchedule Cosine(double from, double to, long steps) =>
        step => to + ((from - to) * 0.5 * (1 + CosPi(Share(step, steps))));

    /// <summary>Multiplied by <paramref name="factor"/> after every <paramref name="every"/> steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is not positive.</exception>
    public static LearningRateSchedule Decay(double rate, double factor, long every)
    {
        if (every <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(every), every, "It must be above 0.");
        }

        return step => rate * Power(factor, step / every);
    }

    /// <summary>One rate up to a step, another from there on.</summary>
    public static LearningRateSchedule Drop(double before, double after, long at) => step => step < at ? before : after;

    /// <summary>Rises in a straight line over the first steps to what <paramref name="then"/> says, which counts its steps from there.</summary>
    public static LearningRateSchedule Warmup(long steps, LearningRateSchedule then) =>
        step => step < steps ? then(0) * (step + 1) / steps : then(step - steps);

    private static double Share(long step, long steps) => steps <= 0 || step >= steps ? 1 : (double)step / steps;

    // By repeated squaring.
    private static double Power(double x, long exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1)
        {
            result *= (exponent & 1) == 0 ? 1 : x;
            x *= x;
        }

        return result;
    }

    // cos(pi t) for t in [0, 1] as -sin(pi (t - 1/2)), by Taylor's series, whose next term is below 2^-52.
    private static double CosPi(double t)
    {
        double x = Math.PI * (t - 0.5);
        double term = x;
        double sum = x;
        for (int k = 2; k <= 22; k += 2)
        {
            term *= -(x * x) / (k * (k + 1));
            sum += term;
        }

        return -sum;
    }
}
