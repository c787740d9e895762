using System.Reflection;
using System.Runtime.CompilerServices;

namespace Liuke.Statistics.Tests.Package;

/// <summary>Everything the library shows, a line each, in a fixed order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Shown = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Lines(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(type => Of(type).Prepend(Head(type))).Order(StringComparer.Ordinal)];

    public static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Shown).Cast<MethodBase>().Concat(type.GetConstructors(Shown)).Where(IsShown);

    private static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"{Name(type)}.{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        var fields = type.GetFields(Shown).Where(field => field.IsPublic || field.IsFamily).Select(field =>
            $"{Name(type)}.{field.Name} -> {Name(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}");
        var properties = type.GetProperties(Shown).Where(property => property.GetAccessors(true).Any(IsShown) && property.Name != "EqualityContract").Select(property =>
            $"{Name(type)}.{property.Name}{Index(property)} -> {Name(property.PropertyType)} {{ {string.Join(' ', property.GetAccessors(true).Where(IsShown).Select(a => a.Name[..3] + ";"))} }}");
        // What the compiler makes of every record is not worth a line.
        var methods = Methods(type).Where(method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is null).Where(method => !method.IsSpecialName || method.IsConstructor || method.Name.StartsWith("op_", StringComparison.Ordinal)).Select(method =>
            $"{Name(type)}.{method.Name}{Generic(method)}({string.Join(", ", method.GetParameters().Select(Parameter))}){(method is MethodInfo info ? $" -> {Name(info.ReturnType)}" : "")}");
        return fields.Concat(properties).Concat(methods);
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = type.GetInterfaces().Where(i => i.IsPublic && i.Namespace!.StartsWith("Liuke", StringComparison.Ordinal)).Select(Name)
            .Prepend(type.BaseType is { } b && b != typeof(object) && !type.IsValueType ? Name(b) : "").Where(name => name.Length > 0).ToArray();
        return $"{Name(type)} ({kind}){(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static string Generic(MethodBase method) => method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.ParameterType.IsByRef ? (parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ") : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "null"}" : "")}";

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter) return type.Name;
        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Namespace?.StartsWith("Liuke", StringComparison.Ordinal) == true ? type.FullName ?? type.Name : type.Name;
        if (!type.IsGenericType) return name;
        name = type.IsNested || type.Namespace?.StartsWith("Liuke", StringComparison.Ordinal) != true ? type.Name : $"{type.Namespace}.{type.Name}";
        return $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
