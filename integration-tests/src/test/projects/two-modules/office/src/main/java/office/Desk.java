package office;

import device.Background;
import device.Cabinet;
import device.Queue;
import device.Scanner;

final class Desk {

    private static Scanner last;

    private Cabinet<Scanner> scanners;

    void order(Queue queue, Scanner scanner) {
        queue.add(() -> System.out.println(scanner.scan().length));
    }

    void later(Scanner scanner) {
        Background.later(() -> System.out.println(scanner.scan().length));
    }

    void work(Scanner scanner) {
        System.out.println(scanner.scan().length);
    }
}
