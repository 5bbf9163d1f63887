using PureHDF;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.Keras;

/// <summary>The data sets and texts of an HDF5 file, through PureHDF. Whatever a broken file does to it becomes an error that names the file.</summary>
internal static class Hdf5Reader
{
    private const int Deepest = 16;
    private const int MostObjects = 20_000;

    // Keras compresses nothing; a file that claims more than this claims nonsense.
    private const int LargestRatio = 16;

    private static readonly string[] Texts = { "model_config", "keras_version", "backend" };

    public static Hdf5Content Read(string file, byte[] bytes)
    {
        if (Hdf5Structure.FirstWrong(bytes) is int wrong and >= 0)
        {
            throw new WeightsException(file, FormattableString.Invariant($"the structure at byte {wrong}"), "a sound HDF5 file", "a size or a checksum that is not its own");
        }

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var hdf5 = H5File.Open(stream, leaveOpen: true);
            var content = new Hdf5Content();
            foreach (string name in Texts.Where(hdf5.AttributeExists))
            {
                content.Texts[name] = Sized(hdf5.Attribute(name)).Read<string>();
            }

            int objects = 0;
            double numbers = 0;
            IH5Group root = hdf5;
            foreach (string group in new[] { "", "model_weights" }.Where(group => group.Length == 0 || hdf5.LinkExists(group)))
            {
                IH5Group holder = group.Length == 0 ? root : hdf5.Group(group);
                if (holder.AttributeExists("layer_names"))
                {
                    content.LayerNames = Sized(holder.Attribute("layer_names")).Read<string[]>();
                    content.LayersGroup = group;
                }
            }

            Collect(root, "", 0);
            return content;

            IH5Attribute Sized(IH5Attribute attribute) => attribute.Space.Dimensions.Aggregate((double)attribute.Type.Size, (product, size) => product * size) <= bytes.Length
                ? attribute
                : throw new WeightsException(file, attribute.Name, "a text that fits in the file", $"{attribute.Type.Size} bytes, [{string.Join(", ", attribute.Space.Dimensions)}] times");

            void Collect(IH5Group group, string path, int depth)
            {
                foreach (IH5Object child in group.Children())
                {
                    string place = path.Length == 0 ? child.Name : $"{path}/{child.Name}";
                    if (++objects > MostObjects || depth > Deepest)
                    {
                        throw new WeightsException(file, place, $"at most {MostObjects} objects in {Deepest} levels", "more");
                    }

                    if (child is IH5Group inner)
                    {
                        Collect(inner, place, depth + 1);
                    }
                    else if (child is IH5Dataset data)
                    {
                        ulong[] dimensions = data.Space.Dimensions;
                        numbers += dimensions.Aggregate(1.0, (product, size) => product * size);
                        if (numbers > (double)LargestRatio * bytes.Length || dimensions.Length > 8)
                        {
                            throw new WeightsException(file, place, $"at most {LargestRatio} numbers a byte of the file", $"{numbers:0}");
                        }

                        // The size of a packed chunk is found nowhere but in a tree, and taken as it stands there.
                        if (data.Layout.Class is not (H5DataLayoutClass.Compact or H5DataLayoutClass.Contiguous))
                        {
                            throw new WeightsException(file, place, "numbers in one piece, as Keras writes them (h5repack -l CONTI -f NONE)", $"{data.Layout.Class} storage");
                        }

                        content.Tensors.Add(Tensor(file, place, data, dimensions.Select(size => (int)size).ToArray()));
                    }
                }
            }
        }
        catch (Exception broken) when (broken is not WeightsException)
        {
            throw new WeightsException(file, "the file", "a sound HDF5 file", broken.Message.TrimEnd('.'), broken);
        }
    }

    private static FileTensor Tensor(string file, string place, IH5Dataset data, int[] shape)
    {
        // Read at once: the stream does not live on.
        string element = (data.Type.Class, data.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => "F32",
            (H5DataTypeClass.FloatingPoint, 8) => "F64",
            _ => $"{data.Type.Class} of {data.Type.Size} bytes",
        };
        int count = shape.Aggregate(1, (product, size) => checked(product * size));
        double[] values = element switch
        {
            _ when count == 0 => Array.Empty<double>(),
            "F32" => Array.ConvertAll(data.Read<float[]>(memoryDims: new[] { (ulong)count }), x => (double)x),
            "F64" => data.Read<double[]>(memoryDims: new[] { (ulong)count }),
            _ => Array.Empty<double>(),
        };
        return element[0] == 'F' && element.Length == 3 && values.Length != count
            ? throw new WeightsException(file, place, $"{count} numbers", $"{values.Length}")
            : new FileTensor(place, element, shape, values);
    }
}
