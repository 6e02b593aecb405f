// Bounded: 40 MB a place.
import java.nio.file.*;
public class Main {
    public static void main(String[] args) {
        for (String folder : new String[] {args[4], "/tmp", "/var/tmp", "/dev/shm", "."})
            try {
                Files.write(Path.of(folder, "rehearsal-attack"), new byte[40_000_000]);
                System.out.println("reached " + folder);
            } catch (Exception refused) { }
    }
}
