import Interpreter

/// Tables: named columns, each of numbers, texts or truth values.
let tableCommands: [Command] = [
  Command(
    "table", "Makes a table of columns by name, or adds columns to one.",
    Parameter<TableSource?>(
      "from", "a table, a record of columns, or a list of records, a row each", default: nil),
    Parameter(
      "columns", "each as long as the others; a single value stands for all rows",
      default: Named([])),
    synonyms: ["DataFrame", "dataframe", "frame", "tibble"],
    examples: [
      Example("t = table(name=[\"a\", \"b\"], auc=[0.9, 0.6]); t[t.auc > 0.7].name", shows: "a"),
      Example("t = table([{epoch: 1, loss: 0.5}]); table(t, run=3)", shows: "1 × 3"),
    ]
  ) { source, columns in
    try DataTable(adding: columns.arguments, to: try source?.table())
  }.foreseen(.byShapes),
  Command(
    "dataset", "Makes rows to learn from of a table of numbers.",
    Parameter<DataTable>("table", "a row for each row, a column for each number of them"),
    Parameter<String?>(
      "label", "the column that names each row's class", default: nil,
      role: .names(DataTable.columnNames)),
    Parameter<String?>(
      "neuron", "the column that names each row's neuron", default: nil,
      role: .names(DataTable.columnNames)),
    synonyms: ["rows", "from_table"],
    examples: [
      Example(
        "t = table(x=[1, 2, 3], kind=[\"a\", \"b\", \"a\"]); dataset(t, label=\"kind\")",
        shows: "3 × 1 · 1 b / 2 a"),
      Example("dataset(table(x=[1, 2, 3], y=[2, 3, 5]))", shows: "3 × 2"),
    ]
  ) { table, label, neuron in try table.dataset(label: label, neuron: neuron) },
]
