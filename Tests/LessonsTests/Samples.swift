/// A lesson of two steps that needs no training.
let sample = """
  # Adding

  - Minutes: 3
  - You will know: how to add.

  Numbers can be added.

  ## Two numbers

  ```vae run
  a = 2
  b = normal(1)[0]
  ```

  ```question
  What is two and two?
  - [ ] three -- One more.
  - [x] four -- Count on your fingers.
  ```

  Give `total` the sum of `a` and 3.

  ```vae start
  total = a +
  ```

  ```vae check
  assert type(total) == "number", "total must be a number"; assert abs(total - 5) < 0.1, "total is {total}: add 3 to a"
  ```

  ```hint
  Use the sign +.
  ```

  ```hint
  total = a + 3
  ```

  ```vae solution
  total = a + 3
  ```

  ```vae solution
  total = 5
  ```

  ```vae wrong expect="add 3"
  total = a
  ```

  It is five.

  <!-- claim: total == 5 -->

  ## A word

  ```question
  What are numbers below zero called?
  = negative -- That is the word.
  ! positive -- The other one.
  * -- Think of the sign.
  ```

  ```hint
  It begins with n.
  ```

  """
