namespace Unrolled.Unity
{
    /// <summary>The version of this package. An assembly definition needs a script, and the generator comes to those who reference it.</summary>
    public static class PackageVersion
    {
        /// <summary>As package.json has it.</summary>
        public const string Value = "$VERSION$";
    }
}
