// Starts `vae lsp`, tells it what is typed, and shows what it answers. It needs nothing but VS Code.
const vscode = require("vscode");
const { Server } = require("./server");
const answers = require("./answers");

const language = { language: "vae" };
let server;

exports.activate = async function (context) {
  const mistakes = vscode.languages.createDiagnosticCollection("vae");
  const command = vscode.workspace.getConfiguration("vae").get("path");
  const heard = (method, params) => {
    if (method !== "textDocument/publishDiagnostics") return;
    mistakes.set(vscode.Uri.parse(params.uri), params.diagnostics.map(answers.diagnostic));
  };
  server = new Server(command, heard, (reason) => {
    mistakes.clear();
    vscode.window.showErrorMessage(
      `${command} lsp does not answer: ${reason}. The setting vae.path says where the program is.`);
  });
  context.subscriptions.push(mistakes, ...follow(), ...register());
  // Without the program the colours are left.
  await server.request("initialize", { processId: process.pid, rootUri: null, capabilities: {} })
    .then(() => {
      server.notify("initialized", {});
      vscode.workspace.textDocuments.forEach(open);
    }, () => {});
};

exports.deactivate = () => server && server.stop();

const isOurs = (document) => document.languageId === "vae";

function open(document) {
  if (!isOurs(document)) return;
  const { languageId, version } = document;
  server.notify("textDocument/didOpen", {
    textDocument: { uri: document.uri.toString(), languageId, version, text: document.getText() },
  });
}

// Tells the server of every document that is opened, changed or closed.
function follow() {
  const { workspace } = vscode;
  return [
    workspace.onDidOpenTextDocument(open),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isOurs(document) || contentChanges.length === 0) return;
      server.notify("textDocument/didChange", {
        textDocument: { uri: document.uri.toString(), version: document.version },
        contentChanges: contentChanges.map(({ range, text }) => ({ range: plain(range), text })),
      });
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (!isOurs(document)) return;
      server.notify("textDocument/didClose", { textDocument: { uri: document.uri.toString() } });
    }),
  ];
}

const place = ({ line, character }) => ({ line, character });
const plain = ({ start, end }) => ({ start: place(start), end: place(end) });

// Asks about a document; undefined where there is no answer.
async function ask(method, document, show, position, more) {
  const params = { textDocument: { uri: document.uri.toString() }, ...more };
  if (position) params.position = place(position);
  const answer = await server.request("textDocument/" + method, params);
  return answer === null ? undefined : show(answer);
}

function register() {
  const { languages } = vscode;
  const at = (method, show) => (document, position) =>
    ask(method, document, show, position).catch(() => undefined);
  return [
    languages.registerCompletionItemProvider(
      language, { provideCompletionItems: at("completion", answers.completions) },
      ".", "\"", "'", "/", "(", ">"),
    languages.registerSignatureHelpProvider(
      language, { provideSignatureHelp: at("signatureHelp", answers.signature) }, "(", ","),
    languages.registerHoverProvider(language, { provideHover: at("hover", answers.hover) }),
    languages.registerDefinitionProvider(
      language, { provideDefinition: at("definition", answers.location) }),
    languages.registerReferenceProvider(
      language, { provideReferences: at("references", answers.locations) }),
    languages.registerDocumentHighlightProvider(
      language, { provideDocumentHighlights: at("documentHighlight", answers.highlights) }),
    languages.registerDocumentSymbolProvider(
      language, { provideDocumentSymbols: at("documentSymbol", answers.symbols) }),
    languages.registerDocumentFormattingEditProvider(language, {
      provideDocumentFormattingEdits: (document) => ask("formatting", document, answers.edits),
    }),
    languages.registerRenameProvider(language, {
      prepareRename: async (document, position) => {
        const range = await ask("prepareRename", document, answers.range, position);
        if (!range) throw new Error("only names that the script gives can be renamed");
        return range;
      },
      provideRenameEdits: (document, position, newName) =>
        ask("rename", document, answers.workspaceEdit, position, { newName }),
    }),
  ];
}
