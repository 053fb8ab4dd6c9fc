// Starts `vae lsp` and hands it to VS Code.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = function () {
  const command = workspace.getConfiguration("vae").get("path");
  client = new LanguageClient("vae", { command, args: ["lsp"] }, {
    documentSelector: [{ language: "vae" }],
  });
  return client.start();
};

exports.deactivate = function () {
  return client && client.stop();
};
