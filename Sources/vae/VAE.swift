@main
struct VAE {
  static func main() {}
}
