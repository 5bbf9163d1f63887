using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Onnx;
using Unrolled.Weights.Files;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Numpy;

namespace Unrolled.Weights.Tests.Harness;

/// <summary>Files of a small network, whole and with a tensor that is another: its shape swapped, a bias missing, a layer too many.</summary>
internal static class ChangedFiles
{
    public static byte[] Whole(string format) => (format is "nam" or "guitarml" or "rtneural" ? AmpLstm.CreateRandom(1).ToRecurrentNetwork() : GruSoftmax.CreateRandom(1).ToRecurrentNetwork()).ToBytes(FormatOf(format));

    public static WeightsFormat FormatOf(string format) => format switch
    {
        "guitarml" => WeightsFormat.GuitarMl,
        "rtneural" => WeightsFormat.RtNeural,
        "state_dict" => WeightsFormat.PyTorchJson,
        _ => WeightsWriter.FormatOf("x." + format)!.Value,
    };

    public static byte[] With(string format, string change) => format switch
    {
        "npz" or "h5" => Arrays(format, change),
        "onnx" => Graph(change),
        _ => Json(format, change),
    };

    private static byte[] Arrays(string format, string change)
    {
        List<FileTensor> tensors = [.. WeightsFile.Parse(Whole(format)).Tensors];
        switch (change)
        {
            case "swapped":
                tensors[0] = new FileTensor(tensors[0].Name, "F32", [.. tensors[0].Shape.Reverse()], tensors[0].Values);
                break;
            case "no bias":
                tensors.RemoveAt(2);
                break;
            default:
                tensors.Add(new FileTensor(format == "h5" ? "layers/dense_1/vars/0" : "arr_5", "F32", [3, 2], new double[6]));
                break;
        }

        return format == "h5"
            ? Hdf5Writer.Write(tensors.Select(tensor => (tensor.Name, tensor.Shape.ToArray(), tensor.Values)), false)
            : ZipFiles.Write(tensors.Select(tensor => (tensor.Name + ".npy", NumpyArray.Write(tensor.Shape, tensor.Values, false))));
    }

    private static byte[] Graph(string change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(Whole("onnx"));
        TensorProto w = model.Graph.Initializer.Single(tensor => tensor.Name == "layer0.W");
        switch (change)
        {
            case "swapped":
                (w.Dims[1], w.Dims[2]) = (w.Dims[2], w.Dims[1]);
                break;
            case "no bias":
                model.Graph.Initializer.Remove(model.Graph.Initializer.Single(tensor => tensor.Name == "layer0.B"));
                break;
            default:
                NodeProto twice = model.Graph.Node[0].Clone();
                twice.Output[0] = "layer1.Y";
                twice.Input[0] = model.Graph.Node[0].Output[0];
                model.Graph.Node.Insert(1, twice);
                break;
        }

        return model.ToByteArray();
    }

    private static byte[] Json(string format, string change)
    {
        JsonNode root = JsonNode.Parse(Whole(format))!;
        (string place, string value) = (format, change) switch
        {
            ("rtneural", "swapped") => ("layers[0].weights[0]", Transposed(root["layers"]![0]!["weights"]![0]!)),
            ("rtneural", "no bias") => ("layers[0].weights", new JsonArray([.. root["layers"]![0]!["weights"]!.AsArray().Take(2).Select(tensor => tensor!.DeepClone())]).ToJsonString()),
            ("rtneural", _) => ("layers", new JsonArray([.. root["layers"]!.AsArray().Append(root["layers"]![0]).Select(layer => layer!.DeepClone())]).ToJsonString()),
            ("guitarml", "swapped") => ("state_dict.rec.weight_ih_l0", ""),
            ("weights.json", "swapped") => ("tensors.weight_ih_l0.shape", "[2, 15]"),
            _ => ("", ""),
        };
        if (format == "guitarml")
        {
            JsonObject tensors = root["state_dict"]!.AsObject();
            switch (change)
            {
                case "swapped":
                    tensors["rec.weight_ih_l0"] = JsonNode.Parse(Transposed(tensors["rec.weight_ih_l0"]!));
                    break;
                case "no bias":
                    tensors.Remove("rec.bias_hh_l0");
                    break;
                default:
                    tensors["rec.weight_ih_l1"] = tensors["rec.weight_hh_l0"]!.DeepClone();
                    tensors["rec.weight_hh_l1"] = tensors["rec.weight_hh_l0"]!.DeepClone();
                    break;
            }
        }
        else if (format == "weights.json" && change != "swapped")
        {
            JsonObject tensors = root["tensors"]!.AsObject();
            if (change == "no bias")
            {
                tensors.Remove("bias_hn_l0");
            }
            else
            {
                tensors["weight_ih_l2"] = tensors["weight_ih_l0"]!.DeepClone();
            }
        }
        else
        {
            JsonPath.Set(root, place, value);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static string Transposed(JsonNode matrix) =>
        new JsonArray([.. Enumerable.Range(0, matrix[0]!.AsArray().Count).Select(column => new JsonArray([.. matrix.AsArray().Select(row => row![column]!.DeepClone())]))]).ToJsonString();
}
