// A program that answers by the Language Server Protocol over its standard input and output.
const { spawn } = require("child_process");

class Server {
  // `heard` is called with each notification, `ended` with the reason why the program is gone.
  constructor(command, heard, ended) {
    this.heard = heard;
    this.waiting = new Map();
    this.count = 0;
    this.rest = Buffer.alloc(0);
    this.program = spawn(command, ["lsp"], { stdio: ["pipe", "pipe", "ignore"] });
    this.program.on("error", (error) => this.end(ended, error.message));
    this.program.on("exit", (status, signal) => this.end(ended, `it ended with ${signal || status}`));
    this.program.stdin.on("error", () => {});
    this.program.stdout.on("data", (bytes) => this.take(bytes));
  }

  request(method, params) {
    const id = ++this.count;
    return new Promise((fulfil, refuse) => {
      this.waiting.set(id, { fulfil, refuse });
      this.send({ id, method, params });
    });
  }

  notify(method, params) {
    this.send({ method, params });
  }

  async stop() {
    this.isStopping = true;
    await this.request("shutdown", null).catch(() => {});
    this.notify("exit", null);
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.program.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  // Takes the messages out of what has come, each a header and as many bytes as that says.
  take(bytes) {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const end = this.rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.rest.toString("latin1", 0, end))[1]);
      if (this.rest.length < end + 4 + length) return;
      const text = this.rest.toString("utf8", end + 4, end + 4 + length);
      this.rest = this.rest.subarray(end + 4 + length);
      this.answer(JSON.parse(text));
    }
  }

  answer(message) {
    const asked = this.waiting.get(message.id);
    if (!asked) return this.heard(message.method, message.params);
    this.waiting.delete(message.id);
    if (message.error) asked.refuse(new Error(message.error.message));
    else asked.fulfil(message.result);
  }

  end(ended, reason) {
    for (const asked of this.waiting.values()) asked.refuse(new Error(reason));
    this.waiting.clear();
    if (!this.isStopping) ended(reason);
    this.isStopping = true;
  }
}

module.exports = { Server };
