#:package Unrolled@UNROLLED_VERSION
// Ahead-of-time compilation, the default here, has a test of its own.
#:property PublishAot=false
#:property TreatWarningsAsErrors=true

using System;
using System.IO;
using System.Runtime.InteropServices;
using Unrolled;

Console.WriteLine(Consumer.Learning.Run());

// Shared/Learning.cs
