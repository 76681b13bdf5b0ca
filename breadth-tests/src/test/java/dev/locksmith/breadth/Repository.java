package dev.locksmith.breadth;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;

import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.util.artifact.SubArtifact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is published, and where the settings of Maven say that it is to be had. */
final class Repository implements AutoCloseable {

    private final Context context =
            Runtimes.INSTANCE
                    .getRuntime()
                    .create(
                            ContextOverrides.create()
                                    .withUserSettings(true)
                                    .withLocalRepositoryOverride(
                                            Path.of(System.getProperty("maven.repository")))
                                    .build());

    /** The archive of a library's sources. */
    Path sources(Library library) throws ArtifactResolutionException {
        Artifact jar = new DefaultArtifact(library.coordinates());
        return file(new SubArtifact(jar, "sources", "jar"));
    }

    /**
     * The library itself, for what is generated or cannot be compiled, and all that it may need:
     * also what is optional or provided. What is not to be had is left out.
     */
    List<Path> classPath(Library library)
            throws ArtifactDescriptorException, ArtifactResolutionException {
        Artifact jar = new DefaultArtifact(library.coordinates());
        ArtifactDescriptorResult descriptor =
                context.repositorySystem()
                        .readArtifactDescriptor(
                                context.repositorySystemSession(),
                                new ArtifactDescriptorRequest(
                                        jar, context.remoteRepositories(), null));
        List<Dependency> needed = new ArrayList<>();
        for (Dependency each : descriptor.getDependencies()) {
            if (!each.getScope().equals("test")
                    && each.getArtifact().getExtension().equals("jar")) {
                needed.add(
                        new Dependency(each.getArtifact(), "compile", false, each.getExclusions()));
            }
        }
        for (String each : library.missing()) {
            needed.add(new Dependency(new DefaultArtifact(each), "compile"));
        }
        Set<Path> path = new LinkedHashSet<>();
        path.add(file(jar));
        CollectRequest tree =
                new CollectRequest(
                        needed, descriptor.getManagedDependencies(), context.remoteRepositories());
        for (ArtifactResult each : resolved(tree).getArtifactResults()) {
            if (each.isResolved()) {
                path.add(each.getArtifact().getFile().toPath());
            }
        }
        return List.copyOf(path);
    }

    private DependencyResult resolved(CollectRequest tree) {
        try {
            return context.repositorySystem()
                    .resolveDependencies(
                            context.repositorySystemSession(), new DependencyRequest(tree, null));
        } catch (DependencyResolutionException e) {
            return e.getResult();
        }
    }

    private Path file(Artifact artifact) throws ArtifactResolutionException {
        return context.repositorySystem()
                .resolveArtifact(
                        context.repositorySystemSession(),
                        new ArtifactRequest(artifact, context.remoteRepositories(), null))
                .getArtifact()
                .getFile()
                .toPath();
    }

    @Override
    public void close() {
        context.close();
    }
}
