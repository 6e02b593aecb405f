// Files outside and its own, links, times and modes.
import java.nio.file.*;
import java.nio.file.attribute.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Path secret = Path.of(args[0]), outside = Path.of(args[4]), own = Path.of("Main.java");
        long size = Files.size(own);
        for (String file : new String[] {outside + "/attack", "/tmp/rehearsal-attack", "/dev/shm/rehearsal-attack", "attack"})
            attempt(() -> Files.writeString(Path.of(file), "x"));
        attempt(() -> Files.writeString(own, "x"));
        attempt(() -> Files.writeString(secret, "x", StandardOpenOption.APPEND));
        attempt(() -> Files.createDirectory(Path.of("folder")));
        attempt(() -> Files.createSymbolicLink(Path.of("link"), secret));
        attempt(() -> Files.createLink(Path.of("link"), secret));
        attempt(() -> Files.move(own, Path.of("moved")));
        attempt(() -> Files.copy(own, outside.resolve("attack")));
        attempt(() -> { Files.delete(own); return "deleted"; });
        attempt(() -> { Files.delete(secret); return "deleted"; });
        attempt(() -> Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------")));
        attempt(() -> Files.setLastModifiedTime(secret, FileTime.fromMillis(0)));
        attempt(() -> Files.createTempFile("rehearsal-attack", ""));
        if (Files.size(own) != size) System.out.println("reached " + own);
    }
    interface Attempt { Object make() throws Throwable; }
    static void attempt(Attempt attempt) {
        try { System.out.println("reached " + attempt.make()); } catch (Throwable refused) { }
    }
}
