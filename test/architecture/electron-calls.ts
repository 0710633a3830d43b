import { join, relative } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../..");

/** A member of Electron's API that the product uses. */
export interface ElectronCall {
  /** `app.setName`, `Tray.setImage`, `new Tray`, `app.on open-url`. */
  readonly name: string;
  /** The files that use it, from the root. */
  readonly files: readonly string[];
}

/** Found by the types of the sources, so that no alias and no part that is handed on hides one. */
export function electronCalls(): ElectronCall[] {
  const found = new Map<string, Set<string>>();
  const program = ts.createProgram(sourceFiles(), options());
  const checker = program.getTypeChecker();
  for (const source of program.getSourceFiles()) {
    const file = relative(root, source.fileName).replaceAll("\\", "/");
    if (!/^(main|preload)\//.test(file) || !namesElectron(source.text)) continue;
    const visit = (node: ts.Node): void => {
      const name = callIn(node, checker);
      if (name !== undefined) found.set(name, (found.get(name) ?? new Set()).add(file));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found]
    .map(([name, files]) => ({ name, files: [...files].sort() }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** To use a part of Electron a file must name its type at least. */
const namesElectron = (text: string): boolean => /from "electron"|\bElectron\./.test(text);

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "main/tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  ) as { config: object };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "main"));
  return { ...parsed.options, noEmit: true, composite: false, incremental: false };
}

const sourceFiles = (): string[] =>
  ["main", "preload"].flatMap((folder) =>
    ts.sys
      .readDirectory(join(root, folder), [".ts"])
      .filter((path) => !path.endsWith(".test.ts"))
      .filter((path) => namesElectron(ts.sys.readFile(path) ?? "")),
  );

function callIn(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  if (ts.isNewExpression(node)) {
    const owner = ownerOf(checker.getResolvedSignature(node)?.declaration);
    const made = owner ?? nameIfElectrons(checker.getSymbolAtLocation(node.expression), checker);
    return made === undefined ? undefined : `new ${made}`;
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const declaration = checker.getSymbolAtLocation(node.name)?.declarations?.[0];
  const owner = ownerOf(declaration);
  if (owner === undefined) return undefined;
  return [`${owner}.${node.name.text}`, ...eventOf(node)].join(" ");
}

/** What is listened to: each event is a promise of its own. */
function eventOf(node: ts.PropertyAccessExpression): string[] {
  const call = node.parent;
  if (!["on", "once"].includes(node.name.text) || !ts.isCallExpression(call)) return [];
  const [event] = call.arguments;
  return event !== undefined && ts.isStringLiteral(event) ? [event.text] : [];
}

const isElectrons = (node: ts.Node): boolean =>
  node.getSourceFile().fileName.endsWith("/electron/electron.d.ts");

function nameIfElectrons(
  symbol: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): string | undefined {
  if (symbol === undefined) return undefined;
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const real = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = real.declarations?.[0];
  return declaration !== undefined && isElectrons(declaration) ? real.name : undefined;
}

/** The class or module that the member belongs to; none for the fields of plain data. */
function ownerOf(declaration: ts.Node | undefined): string | undefined {
  if (declaration === undefined || !isElectrons(declaration)) return undefined;
  const { parent } = declaration;
  if (!ts.isClassDeclaration(parent) && !ts.isInterfaceDeclaration(parent)) return undefined;
  const hasMethods = parent.members.some(
    (member) => ts.isMethodDeclaration(member) || ts.isMethodSignature(member),
  );
  const name = parent.name?.text ?? "";
  if (!hasMethods || name === "Event") return undefined;
  return modules.has(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The types of what is imported as one object. */
const modules = new Set([
  ...["App", "Clipboard", "CommandLine", "ContextBridge", "Dock", "GlobalShortcut", "IpcMain"],
  ...["IpcRenderer", "NativeTheme", "Net", "PowerMonitor", "Protocol", "SafeStorage", "Screen"],
  ...["Session", "Shell"],
]);
