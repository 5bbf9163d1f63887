System.Console.WriteLine(Consumer.Learning.Run());
