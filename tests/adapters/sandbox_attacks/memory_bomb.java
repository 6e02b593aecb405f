// Bounded: 3 GB, on the heap.
import java.util.*;
public class Main {
    public static void main(String[] args) {
        List<long[]> kept = new ArrayList<>();
        for (int i = 0; i < 300; i++) { long[] some = new long[1_250_000]; Arrays.fill(some, i); kept.add(some); }
        System.out.println(kept.size());
    }
}
