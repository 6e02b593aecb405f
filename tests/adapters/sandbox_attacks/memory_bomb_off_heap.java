// Bounded: 3 GB, beside the heap.
import java.nio.ByteBuffer;
import java.util.*;
public class Main {
    public static void main(String[] args) {
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ByteBuffer some = ByteBuffer.allocateDirect(10_000_000);
            for (int at = 0; at < some.capacity(); at += 4096) some.put(at, (byte) 1);
            kept.add(some);
        }
        System.out.println(kept.size());
    }
}
