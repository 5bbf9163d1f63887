namespace CharModel;

// "hello": one-hot letters in, the distribution of the next letter out, at every step.

[RnnModel(Input = 4, Hidden = 8, Steps = 4, Output = 4, Head = Head.Softmax)]
internal sealed partial class HelloRnn;

[LstmModel(Input = 4, Hidden = 8, Steps = 4, Output = 4, Head = Head.Softmax)]
internal sealed partial class HelloLstm;

[GruModel(Input = 4, Hidden = 8, Steps = 4, Output = 4, Head = Head.Softmax)]
internal sealed partial class HelloGru;

// Any text: windows of 32 symbols; the state carries from one window to the next.

[RnnModel(Input = Alphabet.Size, Hidden = 64, Steps = 32, Output = Alphabet.Size, Head = Head.Softmax)]
internal sealed partial class TextRnn;

[LstmModel(Input = Alphabet.Size, Hidden = 64, Steps = 32, Output = Alphabet.Size, Head = Head.Softmax)]
internal sealed partial class TextLstm;

[GruModel(Input = Alphabet.Size, Hidden = 64, Steps = 32, Output = Alphabet.Size, Head = Head.Softmax)]
internal sealed partial class TextGru;
