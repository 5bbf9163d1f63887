using PureHDF;

namespace Unrolled.Weights.Keras;

/// <summary>Data sets at their paths, as an HDF5 file.</summary>
internal static class Hdf5Writer
{
    public static byte[] Write(IEnumerable<(string Path, int[] Shape, double[] Values)> sets, bool isDouble)
    {
        var file = new H5File();
        foreach ((string path, int[] shape, double[] values) in sets)
        {
            string[] steps = path.Split('/');
            H5Group group = file;
            foreach (string step in steps.Take(steps.Length - 1))
            {
                if (!group.TryGetValue(step, out object? inner))
                {
                    group[step] = inner = new H5Group();
                }

                group = (H5Group)inner;
            }

            ulong[] sizes = shape.Select(size => (ulong)size).ToArray();
            group[steps[^1]] = isDouble ? new H5Dataset(values, fileDims: sizes) : new H5Dataset(Array.ConvertAll(values, x => (float)x), fileDims: sizes);
        }

        using var bytes = new MemoryStream();
        file.Write(bytes);
        return bytes.ToArray();
    }
}
