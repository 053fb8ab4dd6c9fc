import Sessions

let session = Session { print($0) }
session.run(.text("x = [1, 2, 6]"))
session.run(.text("mean(x)"))
let ending = session.run(.text("mean(y)", name: "third"))
for message in ending.messages { print(message) }
