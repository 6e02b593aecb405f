// A class whose constants cannot be held: text doubled 26 times at compile time.
public class Main {
    static final String A = "0123456789abcdef0123456789abcdef", B = A + A + A + A + A + A + A + A, C = B + B + B + B + B + B + B + B;
    static final String D = C + C + C + C + C + C + C + C, E = D + D + D + D + D + D + D + D, F = E + E + E + E + E + E + E + E;
    static final String G = F + F + F + F + F + F + F + F, H = G + G + G + G + G + G + G + G, I = H + H + H + H + H + H + H + H;
    public static void main(String[] args) { System.out.println(I.length()); }
}
