// What the server answers, as VS Code has it. The protocol counts some kinds from 1, VS Code from 0.
const vscode = require("vscode");

const range = ({ start, end }) =>
  new vscode.Range(start.line, start.character, end.line, end.character);

const markdown = (text) => new vscode.MarkdownString(typeof text === "string" ? text : text.value);

function diagnostic(found) {
  const shown = new vscode.Diagnostic(range(found.range), found.message, found.severity - 1);
  shown.source = found.source;
  shown.relatedInformation = (found.relatedInformation || []).map(
    (each) => new vscode.DiagnosticRelatedInformation(location(each.location), each.message));
  return shown;
}

function completions({ isIncomplete, items }) {
  const shown = items.map((item) => {
    const made = new vscode.CompletionItem(item.label, item.kind - 1);
    const { detail, sortText, filterText } = item;
    Object.assign(made, { detail, sortText, filterText });
    made.range = range(item.textEdit.range);
    made.insertText = item.textEdit.newText;
    return made;
  });
  return new vscode.CompletionList(shown, isIncomplete);
}

function signature({ signatures, activeSignature, activeParameter }) {
  const help = new vscode.SignatureHelp();
  help.signatures = signatures.map(({ label, documentation, parameters }) => {
    const made = new vscode.SignatureInformation(label, documentation);
    made.parameters = parameters.map(
      (each) => new vscode.ParameterInformation(each.label, each.documentation));
    return made;
  });
  Object.assign(help, { activeSignature, activeParameter });
  return help;
}

const hover = (answer) => new vscode.Hover(markdown(answer.contents), range(answer.range));

const location = (answer) =>
  new vscode.Location(vscode.Uri.parse(answer.uri), range(answer.range));

const locations = (answer) => answer.map(location);

const highlights = (answer) =>
  answer.map((each) => new vscode.DocumentHighlight(range(each.range), each.kind - 1));

function symbols(answer) {
  return answer.map((each) => {
    const made = new vscode.DocumentSymbol(
      each.name, "", each.kind - 1, range(each.range), range(each.selectionRange));
    made.children = symbols(each.children || []);
    return made;
  });
}

const edits = (answer) =>
  answer.map((each) => vscode.TextEdit.replace(range(each.range), each.newText));

function workspaceEdit({ changes }) {
  const edit = new vscode.WorkspaceEdit();
  for (const uri of Object.keys(changes)) edit.set(vscode.Uri.parse(uri), edits(changes[uri]));
  return edit;
}

module.exports = {
  range, diagnostic, completions, signature, hover, location, locations, highlights, symbols, edits,
  workspaceEdit,
};
