-- What test-neovim asks through Neovim's client: every request by its own function, and what the
-- editor then shows.

local failures = 0
local function check(what, holds, found)
  if holds then
    print("ok      " .. what .. "\n")
  else
    failures = failures + 1
    print("FAILED  " .. what .. ": " .. vim.inspect(found) .. "\n")
  end
end

local client = vim.lsp.start_client({ name = "vae", cmd = { vim.env.VAE, "lsp" } })
vim.lsp.buf_attach_client(0, client)
check("the server starts", vim.wait(10000, function()
  return vim.lsp.buf_get_clients(0)[client] ~= nil
end), client)

local function line_of(text)
  return vim.fn.search("\\V" .. text, "cnw") - 1
end

local function ask(method, text, behind, more)
  local line = line_of(text)
  local start = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]:find(text, 1, true) - 1
  local params = vim.tbl_extend("force", {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = line, character = start + behind },
  }, more or {})
  local answers = vim.lsp.buf_request_sync(0, "textDocument/" .. method, params, 10000) or {}
  return (answers[client] or {}).result
end

local function diagnostics(count)
  vim.wait(10000, function() return #vim.diagnostic.get(0) == count end, 20)
  return vim.diagnostic.get(0)
end

-- Colours
vim.opt.runtimepath:append("scripts/editors/vim")
vim.cmd("filetype on | syntax on | doautocmd BufRead")
check("the file is known by its name", vim.bo.filetype == "vae", vim.bo.filetype)
local function colour(text, behind)
  local line = vim.fn.search("\\V" .. text, "cnw")
  local start = vim.fn.getline(line):find(text, 1, true)
  return vim.fn.synIDattr(vim.fn.synID(line, start + behind, 1), "name")
end
for _, case in ipairs({
  { "param epochs", 0, "vaeStatement" }, { "windows(recording", 0, "vaeCommand" },
  { "plot.windows(", 6, "vaeCommand" }, { "100ms", 0, "vaeNumber" }, { "100ms", 3, "vaeNumber" },
  { "normalise=", 0, "vaeArgument" }, { '"{out}/01', 0, "vaeString" }, { '"{out}/01', 2, "vaeValue" },
  { "# passes over", 3, "vaeComment" }, { "#%% Windows", 0, "vaeCell" }, { "#: A calcium", 5, "vaeProse" },
}) do
  local found = colour(case[1], case[2])
  check("colour of " .. case[1], found == case[3], found)
end

-- Diagnostics
check("the tutorial has no mistakes", #diagnostics(0) == 0, vim.diagnostic.get(0))
local bad = line_of("model = train(model, drawn")
local good = vim.api.nvim_buf_get_lines(0, bad, bad + 1, false)[1]
vim.api.nvim_buf_set_lines(0, bad, bad + 1, false, { "model = trian(model, drawn)" })
local found = diagnostics(1)
check("a mistake is told at its place", #found == 1 and found[1].lnum == bad and found[1].col == 8
  and found[1].message:find("train", 1, true), found)
vim.api.nvim_buf_set_lines(0, bad, bad + 1, false, { good })
check("and taken back", #diagnostics(0) == 0, vim.diagnostic.get(0))

-- Completion, hover, signature
local completions = ask("completion", "windows(recording", 4)
check("completion", completions and completions.items[1].label == "windows(", completions)
local hover = ask("hover", "balance(training", 2)
check("hover", hover and hover.contents.value:find("balance(", 1, true), hover)
local help = ask("signatureHelp", "split(all, held", 11)
check("signature", help and help.signatures[1].label:find("split(", 1, true) == 1
  and help.activeParameter >= 1, help)

-- Definition, symbols
local place = ask("definition", "balance(training", 10)
check("definition", place and place.range.start.line == line_of("training, held ="), place)
local symbols = ask("documentSymbol", "seed", 0)
local cells = vim.tbl_filter(function(symbol) return symbol.kind == 3 end, symbols or {})
local titles = vim.tbl_filter(function(line) return line:find("^#%%%%") end,
  vim.api.nvim_buf_get_lines(0, 0, -1, false))
check("symbols", #cells == #titles and cells[2].name == "Windows and labels", symbols)

-- Rename, and formatting, as the editor applies them
local edit = ask("rename", "drawn = balance", 1, { newName = "chosen" })
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("rename", text:find("chosen = balance", 1, true) and text:find("train(model, chosen", 1, true)
  and not text:find("%f[%w_]drawn%f[^%w_]"), edit)
check("what is renamed has no mistakes", #diagnostics(0) == 0, vim.diagnostic.get(0))
local row = line_of("chosen = balance")
vim.api.nvim_buf_set_lines(0, row, row + 1, false, { "chosen=balance( training,n = rows )" })
local edits = ask("formatting", "chosen=", 0, { options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, 0, "utf-16")
check("formatting", vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1]
  == "chosen = balance(training, n=rows)", edits)

vim.lsp.stop_client(client)
check("the server leaves", vim.wait(10000, function()
  return vim.lsp.client_is_stopped(client)
end), client)
print(failures == 0 and "neovim: all is well\n" or "neovim: " .. failures .. " failed\n")
vim.cmd(failures == 0 and "qall!" or "cquit")
