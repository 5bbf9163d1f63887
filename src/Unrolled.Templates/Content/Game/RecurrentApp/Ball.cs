namespace RecurrentApp;

/// <summary>A ball that bounces off the walls of a box from -1 to 1.</summary>
internal struct Ball(float x, float y, float speedX, float speedY)
{
    public float X { get; private set; } = x;

    public float Y { get; private set; } = y;

    /// <summary>One frame of 1/60 s.</summary>
    public void Move()
    {
        (X, speedX) = Bounce(X + (speedX / 60), speedX);
        (Y, speedY) = Bounce(Y + (speedY / 60), speedY);
    }

    private static (float Place, float Speed) Bounce(float place, float speed) => place switch
    {
        > 1 => (2 - place, -speed),
        < -1 => (-2 - place, -speed),
        _ => (place, speed),
    };
}
