using Consumer;

System.Console.WriteLine(Learning.Run());
System.Console.WriteLine(FusedLearning.Run());
System.Console.WriteLine(Pretraining.Run());
