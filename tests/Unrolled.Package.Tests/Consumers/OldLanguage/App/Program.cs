System.Console.WriteLine(Consumer.Learning.Run());
System.Console.WriteLine(Consumer.Pretraining.Run());
