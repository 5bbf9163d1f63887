namespace Playground.Lecture;

// A word as tokens: a letter in, the distribution of the next letter out, at every step. The sizes are fixed when the page is built, so
// they hold any word of the visitor's within the limits of Word.

[RnnModel(Vocabulary = Word.Letters, Hidden = 8, Steps = Word.Longest - 1, Output = Word.Letters, Head = Head.Softmax, VariableLength = true)]
internal sealed partial class WordRnn;

[LstmModel(Vocabulary = Word.Letters, Hidden = 8, Steps = Word.Longest - 1, Output = Word.Letters, Head = Head.Softmax, VariableLength = true)]
internal sealed partial class WordLstm;

[GruModel(Vocabulary = Word.Letters, Hidden = 8, Steps = Word.Longest - 1, Output = Word.Letters, Head = Head.Softmax, VariableLength = true)]
internal sealed partial class WordGru;

// Untrained networks whose gradients are traced over many steps.

[RnnModel(Input = 4, Hidden = 16, Steps = Distances.Steps, Trace = true)]
internal sealed partial class FarRnn;

[LstmModel(Input = 4, Hidden = 16, Steps = Distances.Steps, Trace = true)]
internal sealed partial class FarLstm;

[GruModel(Input = 4, Hidden = 16, Steps = Distances.Steps, Trace = true)]
internal sealed partial class FarGru;
