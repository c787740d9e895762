using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Liuke.Tests.House;

/// <summary>What the compiled code of the project calls, read from its instructions: no name can hide from it.</summary>
public static class Calls
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(code => code.Value);

    /// <param name="In">The method that calls.</param>
    /// <param name="Literals">The string constants put down since the call before, as its last arguments may be.</param>
    public sealed record Call(MethodBase In, MethodBase To, IReadOnlyList<string> Literals)
    {
        /// <summary>The type as written: lambdas and state machines belong to the type around them.</summary>
        public Type Owner
        {
            get
            {
                var type = In.DeclaringType!;
                while (type is { IsNested: true, DeclaringType: { } outer } && type.IsDefined(typeof(CompilerGeneratedAttribute))) type = outer;
                return type;
            }
        }

        public string Name => $"{To.DeclaringType?.Name}.{To.Name}";
    }

    public static IEnumerable<Call> Of(Type type)
        => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).SelectMany(Of)
            .Concat(type.GetNestedTypes(BindingFlags.NonPublic).Where(t => t.IsDefined(typeof(CompilerGeneratedAttribute))).SelectMany(Of));

    public static IEnumerable<Call> Of(Assembly assembly)
        => assembly.GetTypes().Where(t => !t.IsNested || !t.IsDefined(typeof(CompilerGeneratedAttribute))).SelectMany(Of);

    private static IEnumerable<Call> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;
        var literals = new List<string>();
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            var op = Codes[first == 0xFE ? unchecked((short)(0xFE00 | code[at++])) : first];
            var token = op.OperandType is OperandType.InlineString or OperandType.InlineMethod ? BitConverter.ToInt32(code, at) : 0;
            if (op.OperandType == OperandType.InlineString) literals.Add(method.Module.ResolveString(token));
            if (op.OperandType == OperandType.InlineMethod && op != OpCodes.Ldftn && Resolve(method, token) is { } called)
            {
                yield return new(method, called, [.. literals]);
                if (!IsWrapping(called)) literals.Clear();
            }

            at += OperandSize(op, code, at);
        }
    }

    // TypeCheck("text") stands between a literal and the component parameter it is for.
    private static bool IsWrapping(MethodBase called) => called.Name is "TypeCheck";

    private static MethodBase? Resolve(MethodBase method, int token)
        => method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int OperandSize(OpCode op, byte[] code, int at) => op.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
